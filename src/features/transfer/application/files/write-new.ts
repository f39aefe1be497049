import { open, rename, writeFile } from 'node:fs/promises';

/** Writes a file that must not exist yet, readable by the owner alone. */
export const writeNew = (path: string, text: string): Promise<void> =>
  writeFile(path, text, { encoding: 'utf8', flag: 'wx', mode: 0o600 });

/** The old content or the new, never half of it, also after a power cut. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const building = `${path}.part`;
  const file = await open(building, 'w', 0o600);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(building, path);
}
