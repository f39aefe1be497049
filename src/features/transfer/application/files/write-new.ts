import { writeFile } from 'node:fs/promises';

/** Writes a file that must not exist yet, readable by the owner alone. */
export const writeNew = (path: string, text: string): Promise<void> =>
  writeFile(path, text, { encoding: 'utf8', flag: 'wx', mode: 0o600 });
