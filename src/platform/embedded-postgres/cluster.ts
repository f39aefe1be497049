import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { faultOfLog, postgresFault } from './errors.js';
import type { Place } from './place.js';

export const SUPERUSER = 'yuzu';

/** Nothing of the gateway's environment reaches the server: it may hold secrets. */
export const SERVER_ENVIRONMENT = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

/** Written once and linked into place, so that of two processes starting at once both read the same. */
async function makePassword(place: Place): Promise<void> {
  const coming = `${place.password}.${randomUUID()}`;
  await writeFile(coming, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  // initdb, running under that account, reads it.
  if (place.user) await chown(coming, place.user.uid, place.user.gid);
  await link(coming, place.password).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  await rm(coming);
}

/** The superuser's password; made with the cluster. */
export async function passwordOf(place: Place): Promise<string> {
  if (!existsSync(place.password)) {
    if (existsSync(place.cluster))
      throw postgresFault('POSTGRES_PASSWORD_LOST', { place: place.password });
    await makePassword(place);
  }
  return readFile(place.password, 'utf8');
}

const initdbArguments = (folder: string, place: Place, durable: boolean): string[] => [
  ...(durable ? [] : ['--no-sync']),
  `--pgdata=${folder}`,
  `--username=${SUPERUSER}`,
  `--pwfile=${place.password}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

function runInitdb(command: string, args: readonly string[], place: Place): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, {
      ...place.user,
      cwd: '/',
      env: SERVER_ENVIRONMENT,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', failed);
    child.on('close', (code) => {
      if (code === 0) done();
      else failed(faultOfLog(said, { place: place.folder, port: 0, log: said.slice(-500) }));
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** A process that was killed while it made a cluster left its half behind. */
async function sweepHalves(place: Place): Promise<void> {
  for (const name of await readdir(place.folder)) {
    const pid = /^pgdata\.new-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(place.folder, name), { recursive: true, force: true });
  }
}

/** Makes the cluster under another name and renames it: it is whole or absent, and of two makers one wins. */
export async function ensureCluster(
  place: Place,
  { initdb }: Binaries,
  durable: boolean,
): Promise<void> {
  if (existsSync(place.cluster)) return;
  await sweepHalves(place);
  const coming = `${place.cluster}.new-${process.pid}-${randomUUID()}`;
  try {
    await mkdir(coming, { mode: 0o700 });
    if (place.user) await chown(coming, place.user.uid, place.user.gid);
    await runInitdb(initdb, initdbArguments(coming, place, durable), place);
    await rename(coming, place.cluster).catch((error: unknown) => {
      if (!existsSync(place.cluster)) throw error;
    });
  } finally {
    await rm(coming, { recursive: true, force: true });
  }
}
