import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { linkageErrors } from '../domain/errors.js';
import type { PatientRow } from '../domain/patient-row.js';
import type { LinkageWork, SourceRow } from './ports/linkage-engine.js';
import type { PatientSource } from './ports/patient-source.js';

/** One operator's patient table: its folder (with patient.csv) or the file itself. */
export interface SourceFolder {
  readonly operator: string;
  readonly path: string;
}

/** Where patient tables are read, and on which side of the wall they must be. */
interface Patients {
  readonly source: PatientSource;
  readonly rehearsal: boolean;
}

const rowFor =
  (columns: readonly string[]) =>
  (row: PatientRow): SourceRow => ({
    institution: row.institution_code,
    patient: row.patient_id,
    values: columns.map((column) => (row as Readonly<Record<string, string>>)[column] ?? ''),
  });

/** Loads the sources in the order given and normalises them; refused when one repeats a key. */
export async function loadSources(
  { source: patients, rehearsal }: Patients,
  database: LinkageWork,
  sources: readonly SourceFolder[],
  loaded: (index: number) => void,
): Promise<Outcome<undefined>> {
  const toRow = rowFor(database.columns);
  for (const [index, { operator, path }] of sources.entries()) {
    for await (const rows of patients.rows(operator, path, rehearsal))
      await database.load(index, rows.map(toRow));
    loaded(index);
  }
  for (const [index, count] of await database.seal())
    if (count > 0) {
      const operator = sources[index]?.operator ?? '';
      return refuse(linkageErrors.LINK_SOURCE_KEYS_NOT_UNIQUE, { operator, count });
    }
  return ok();
}
