import { RefusedError, refuse } from '../../../kernel/outcome.js';
import { linkageErrors } from '../domain/errors.js';
import type { PatientRow } from '../domain/patient-row.js';
import type { LinkageWork, SourceRow } from './ports/linkage-engine.js';
import type { LinkageJob } from './run-linkage.js';

/** One operator's patient table: its folder (with patient.csv) or the file itself. */
export interface SourceFolder {
  readonly operator: string;
  readonly path: string;
}

const rowFor =
  (columns: readonly string[]) =>
  (row: PatientRow): SourceRow => ({
    institution: row.institution_code,
    patient: row.patient_id,
    values: columns.map((column) => (row as Readonly<Record<string, string>>)[column] ?? ''),
  });

/** Loads the sources in the order given and normalises them; refused (thrown) when one repeats a key. */
export async function loadSources(
  {
    patients,
    sources,
    rehearsal,
    stages,
    command,
  }: Pick<LinkageJob, 'patients' | 'sources' | 'rehearsal' | 'stages' | 'command'>,
  database: LinkageWork,
): Promise<void> {
  const toRow = rowFor(database.columns);
  for (const [index, { operator, path }] of sources.entries()) {
    stages.step(operator);
    for await (const rows of patients.rows(operator, path, rehearsal)) {
      command.signal?.throwIfAborted();
      await database.load(index, rows.map(toRow));
    }
  }
  stages.enter('normalise');
  for (const [index, count] of await database.seal())
    if (count > 0) {
      const operator = sources[index]?.operator ?? '';
      const facts = { operator, count };
      throw new RefusedError(refuse(linkageErrors.LINK_SOURCE_KEYS_NOT_UNIQUE, facts));
    }
}
