import { randomBytes } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder, writeDurably } from '../crypto/key-folder.js';

/** Puts a file only its owner can read in place: the old or the new one, never half, also after a power cut. */
export async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const building = `${path}.part-${randomBytes(6).toString('hex')}`;
  await writeDurably(building, text);
  await rename(building, path);
  await syncFolder(dirname(path));
}
