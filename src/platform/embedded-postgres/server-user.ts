import { spawnSync } from 'node:child_process';
import { lstat, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { postgresFault } from './errors.js';

/** The account PostgreSQL runs under when Yuzu itself runs as root, which PostgreSQL refuses. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

export const runsAsRoot = (): boolean => process.getuid?.() === 0;

function idOf(flag: '-u' | '-g', account: string): number | undefined {
  const answer = spawnSync('id', [flag, account], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout.trim()) : undefined;
}

/**
 * Undefined for an ordinary user. As root: the owner of an existing cluster (an ordinary user may
 * have made it), otherwise `nobody`.
 */
export async function serverUser(cluster: string): Promise<ServerUser | undefined> {
  if (!runsAsRoot()) return undefined;
  const existing = await stat(cluster).catch(() => undefined);
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const [uid, gid] = [idOf('-u', 'nobody'), idOf('-g', 'nobody')];
  if (uid === undefined || gid === undefined)
    throw postgresFault('POSTGRES_NO_UNPRIVILEGED_USER', {});
  return { uid, gid };
}

/** Whether the account can pass every folder down to `folder`, so that a server of its finds its files. */
export async function canReach(user: ServerUser, folder: string): Promise<boolean> {
  for (let place = folder; ; place = dirname(place)) {
    const { uid, gid, mode } = await lstat(place);
    const passes = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & passes) === 0) return false;
    if (place === dirname(place)) return true;
  }
}
