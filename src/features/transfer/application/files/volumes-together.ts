import { mkdir, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Gives the first volume's path to `work`. 7-Zip looks for the others beside it: where they lie in several
 * folders, links to them stand in a folder of their own below `building` meanwhile, and nothing is copied.
 */
export async function withVolumesTogether<T>(
  volumes: readonly string[],
  building: string,
  work: (archive: string) => Promise<T>,
): Promise<T> {
  const [first = ''] = volumes;
  if (volumes.every((path) => dirname(path) === dirname(first))) return work(first);
  const links = join(building, 'volumes');
  await mkdir(links);
  try {
    for (const path of volumes) await symlink(resolve(path), join(links, basename(path)));
    return await work(join(links, basename(first)));
  } finally {
    await rm(links, { recursive: true });
  }
}
