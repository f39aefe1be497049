import { join } from 'node:path';
import { RefusedError, refuse } from '../../../kernel/outcome.js';
import { linkageErrors } from '../domain/errors.js';
import { RECORD_KEY } from '../domain/model/key-table.js';
import type { Profile } from '../domain/model/profile.js';
import type { LinkStages } from './link-stages.js';
import type { CsvFile, LinkageWork } from './ports/linkage-engine.js';
import type { PatientSource } from './ports/patient-source.js';

/** One operator's patient table: its folder (with patient.csv) or the file itself. */
export interface SourceFolder {
  readonly operator: string;
  readonly path: string;
}

/** As linkages read them, whatever order they are given in. */
export const inOrder = (sources: readonly SourceFolder[]): SourceFolder[] =>
  [...sources].sort((a, b) => (a.operator < b.operator ? -1 : 1));

/** What is read, and on which side of the wall it must be. */
interface Loading {
  readonly patients: PatientSource;
  readonly sources: readonly SourceFolder[];
  readonly profile: Profile;
  readonly rehearsal: boolean;
  readonly stages: LinkStages;
  readonly signal?: AbortSignal;
}

/** Normalises the sources and loads them in the order given; refused (thrown) when one repeats a key. */
export async function loadSources(
  { patients, sources, profile, rehearsal, stages, signal }: Loading,
  database: LinkageWork,
): Promise<void> {
  const files: CsvFile[] = [];
  for (const [index, { operator, path }] of sources.entries()) {
    stages.step(operator);
    const keys = join(database.directory, `source-${index}.csv`);
    const table = { operator, path, rehearsal };
    files.push(await patients.writeKeys(table, profile.fields, keys, signal));
  }
  stages.enter('load');
  for (const [index, file] of files.entries()) await database.loadFile(index, file, RECORD_KEY);
  for (const [index, count] of await database.seal())
    if (count > 0) {
      const operator = sources[index]?.operator ?? '';
      const facts = { operator, count };
      throw new RefusedError(refuse(linkageErrors.LINK_SOURCE_KEYS_NOT_UNIQUE, facts));
    }
}
