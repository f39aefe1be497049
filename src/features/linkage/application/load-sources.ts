import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { linkageErrors } from '../domain/errors.js';
import type { LinkedSource } from '../domain/link-receipt.js';
import { normalisePerson } from '../domain/normalise/index.js';
import type { LinkageWork } from './ports/linkage-engine.js';
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

async function loadOne(
  { source: patients, rehearsal }: Patients,
  database: LinkageWork,
  { operator, path }: SourceFolder,
  index: number,
): Promise<LinkedSource> {
  let [records, withoutBirthDate] = [0, 0];
  for await (const rows of patients.rows(operator, path, rehearsal)) {
    const persons = rows.map(normalisePerson);
    await database.load(index, persons);
    records += persons.length;
    withoutBirthDate += persons.filter(({ birth }) => birth === null).length;
  }
  return { operator, records, withoutBirthDate };
}

/** Normalises and loads the sources in the order given; refused when a source repeats a key. */
export async function loadSources(
  patients: Patients,
  database: LinkageWork,
  sources: readonly SourceFolder[],
  loaded: (source: LinkedSource, index: number) => void,
): Promise<Outcome<LinkedSource[]>> {
  const counts: LinkedSource[] = [];
  for (const [index, source] of sources.entries()) {
    const count = await loadOne(patients, database, source, index);
    counts.push(count);
    loaded(count, index);
  }
  for (const [index, count] of await database.seal())
    if (count > 0) {
      const operator = sources[index]?.operator ?? '';
      return refuse(linkageErrors.LINK_SOURCE_KEYS_NOT_UNIQUE, { operator, count });
    }
  return ok(counts);
}
