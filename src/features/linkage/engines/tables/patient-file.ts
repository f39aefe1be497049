import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { tableFile } from '../../../extraction/index.js';

/** What a patient table is looked for in; the first that is there counts. */
const ENDINGS = ['.csv', '.parquet', '.yaml'];

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The file of an operator's patient table in its folder; undefined where there is none. */
export async function patientFileIn(
  folder: string,
  rehearsal = false,
): Promise<string | undefined> {
  const csv = join(folder, tableFile('patient', rehearsal));
  const files = ENDINGS.map((ending) => csv.replace(/\.csv$/, ending));
  for (const file of files) if (await isThere(file)) return file;
  return undefined;
}

/** The file given, or that in the folder given. */
export async function patientFile(path: string, rehearsal: boolean): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  // A cluster writes a Parquet table as a folder of this name.
  if (!found?.isDirectory() || path.endsWith('.parquet')) return path;
  return (await patientFileIn(path, rehearsal)) ?? join(path, tableFile('patient', rehearsal));
}
