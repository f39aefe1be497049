import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning, ownMark } from '../../../../kernel/process-mark.js';

const PREFIX = '.yuzu-linkage-';

/** Another machine's process may be writing its last file. */
const STUBBORN = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };

/** Working databases of processes that were killed before they could erase them. */
async function eraseRemains(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(PREFIX)) continue;
    const [mark = ''] = name.slice(PREFIX.length).split('-');
    if (!isRunning(mark)) await rm(join(folder, name), STUBBORN);
  }
}

/** A directory for this process alone (0700) below `folder`, erased after `work`, also when it fails. */
export async function inWorkDirectory<T>(
  folder: string,
  work: (directory: string) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true });
  await eraseRemains(folder);
  const directory = await mkdtemp(join(folder, `${PREFIX}${ownMark()}-`));
  try {
    return await work(directory);
  } finally {
    await rm(directory, STUBBORN);
    // A cluster may have written a moment longer than the killed run it worked for.
    await eraseRemains(folder);
  }
}
