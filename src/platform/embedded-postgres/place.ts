import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { postgresFault } from './errors.js';
import { canReach, serverUser, type ServerUser } from './server-user.js';
import { systemPlace } from './system-place.js';

/** Where one embedded database lies. */
export interface Place {
  /** Holds the cluster, its password and its log. */
  readonly folder: string;
  readonly cluster: string;
  /** The password's file, mode 0600. */
  readonly password: string;
  readonly log: string;
  /** Set when running as root: whom the server runs as. */
  readonly user: ServerUser | undefined;
}

const CLUSTER = 'pgdata';
const POINTER = 'location';

/** A folder of its own in the system place; the data folder keeps its address, so that it can be moved. */
async function folderElsewhere(dataDir: string): Promise<string> {
  const folder = join(await systemPlace(), `data-${randomUUID()}`);
  await mkdir(folder, { mode: 0o755 });
  await writeFile(join(folder, 'belongs-to'), `${dataDir}\n`);
  await writeFile(join(dataDir, POINTER), `${folder}\n`);
  return folder;
}

async function folderOf(dataDir: string, user: ServerUser | undefined): Promise<string> {
  const pointer = await readFile(join(dataDir, POINTER), 'utf8').catch(() => undefined);
  if (pointer !== undefined) {
    const folder = pointer.trim();
    if (existsSync(folder)) return folder;
    throw postgresFault('POSTGRES_DATA_MISSING', { place: dataDir, folder });
  }
  if (!user || existsSync(join(dataDir, CLUSTER)) || (await canReach(user, dataDir)))
    return dataDir;
  return folderElsewhere(dataDir);
}

/** Finds or makes the place of the database whose data folder this is. */
export async function placeOf(dataDir: string): Promise<Place> {
  await mkdir(dataDir, { recursive: true });
  const real = await realpath(dataDir);
  const user = await serverUser(join(real, CLUSTER));
  const folder = await folderOf(real, user);
  return {
    folder,
    cluster: join(folder, CLUSTER),
    password: join(folder, 'password'),
    log: join(folder, 'postgres.log'),
    user,
  };
}
