import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A folder of this installation: the same from src/ and from dist/. */
export function installedFolder(...path: string[]): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error(`The installation has no ${path.join('/')}.`);
    directory = parent;
  }
  return join(directory, ...path);
}
