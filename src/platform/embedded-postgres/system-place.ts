import { chmod, lstat, mkdir } from 'node:fs/promises';
import { postgresFault } from './errors.js';

const PLACES = ['/var/lib/yuzu', '/var/tmp/yuzu'];

/** A folder in a world-writable place could have been laid there by somebody else: only root's own counts. */
async function isRootsOwn(folder: string): Promise<boolean> {
  await mkdir(folder, { mode: 0o755 }).catch(() => undefined);
  const found = await lstat(folder).catch(() => undefined);
  if (!found?.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) return false;
  // A narrow umask would shut out the unprivileged account.
  await chmod(folder, 0o755);
  return true;
}

/**
 * As root: a folder that every account can pass, for what the unprivileged server must reach
 * although the checkout lies under a 0700 folder such as /root.
 */
export async function systemPlace(): Promise<string> {
  for (const folder of PLACES) if (await isRootsOwn(folder).catch(() => false)) return folder;
  throw postgresFault('POSTGRES_NO_PERMISSION', { place: PLACES.join(', ') });
}
