import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { refuse, type Outcome } from '../../../../kernel/outcome.js';
import { packErrors } from '../../domain/package-errors.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Flushes a file or folder to disk. */
async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    await (entry.isDirectory() ? syncTree(path) : syncPath(path));
  }
  await syncPath(folder);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Erases what a killed run for the same target left behind: it may hold medical information. */
async function sweep(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : NaN;
    if (pid > 0 && !isAlive(pid)) await rm(join(parent, name), { recursive: true, force: true });
  }
}

async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/** Erases the folder when the process is told to end, then lets it end. */
function eraseOnSignal(folder: string): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    rmSync(folder, { recursive: true, force: true });
    for (const name of SIGNALS) process.removeListener(name, onSignal);
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return () => {
    for (const name of SIGNALS) process.removeListener(name, onSignal);
  };
}

async function publish(building: string, target: string): Promise<void> {
  await syncTree(building);
  await rename(building, target);
  await syncPath(dirname(target));
}

/**
 * A folder that appears complete or not at all: `build` fills a folder beside the target (0700), which
 * is flushed to disk and renamed. After a refusal or fault it is erased.
 */
export async function buildFolder<T>(
  folder: string,
  build: (building: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const target = resolve(folder);
  const prefix = `.${basename(target)}.part-`;
  await mkdir(dirname(target), { recursive: true });
  await sweep(dirname(target), prefix);
  if (!(await isFree(target))) return refuse(packErrors.PACKAGE_OUTPUT_EXISTS, { folder });
  const building = join(dirname(target), `${prefix}${process.pid}-${randomUUID()}`);
  await mkdir(building, { mode: 0o700 });
  const release = eraseOnSignal(building);
  try {
    const built = await build(building);
    if (built.ok) await publish(building, target);
    return built;
  } finally {
    await rm(building, { recursive: true, force: true });
    release();
  }
}
