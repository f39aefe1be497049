import { linkSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * Gives every patient of an SS-MIX2 storage doubles under other numbers until it holds as many files as wanted, by hard
 * links: a million messages need no more room than those they are links to. The numbers inside stay the first patient's,
 * which the reader reports.
 */
export function doublePatients(storage: string, wanted: number): void {
  const files = readdirSync(storage, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(storage, join(entry.parentPath, entry.name)));
  for (let double = 1; double * files.length < wanted; double += 1)
    for (const file of files) {
      const [first = '', second = '', patient = '', ...rest] = file.split('/');
      const number = `${patient}X${String(double).padStart(2, '0')}`;
      const named = (rest.at(-1) ?? '').replace(patient, number);
      const target = join(storage, first, second, number, ...rest.slice(0, -1), named);
      mkdirSync(dirname(target), { recursive: true });
      linkSync(join(storage, file), target);
    }
}
