import { basename, join } from 'node:path';

/** A name of one part: what comes over the wire never leads out of its folder. */
export function inside(folder: string, ...names: readonly string[]): string {
  for (const name of names)
    if (name !== basename(name) || name.startsWith('.')) throw new Error('Not a plain file name.');
  return join(folder, ...names);
}
