import { records } from '../../../bench/linkage-records.js';
import type { LinkageWork } from '../../../src/features/linkage/application/ports/linkage-engine.js';
import type { PatientRow } from '../../../src/features/linkage/domain/patient-row.js';

/** Loads two sources of generated households and seals the database. */
export async function loadPopulation(database: LinkageWork, persons: number): Promise<void> {
  for (const source of [0, 1]) {
    const rows = Array.from(records(source, persons), ({ row }) => ({
      institution: row.institution_code,
      patient: row.patient_id,
      values: database.columns.map((column) => row[column as keyof PatientRow]),
    }));
    await database.load(source, rows);
  }
  await database.seal();
}
