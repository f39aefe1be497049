import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { eraseBeforeEnd } from '../../../../kernel/erase-before-end.js';
import { refuse, type Outcome } from '../../../../kernel/outcome.js';
import { isRunning, ownMark } from '../../../../kernel/process-mark.js';
import { packErrors } from '../../domain/package-errors.js';

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

/** Erases what a killed run for the same target left behind: it may hold medical information. */
async function sweep(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    const [mark = ''] = name.startsWith(prefix) ? name.slice(prefix.length).split('-') : [];
    if (/^\d+/.test(mark) && !isRunning(mark))
      await rm(join(parent, name), { recursive: true, force: true });
  }
}

/** Erases what killed runs with this output left unfinished. */
export const eraseUnfinished = (folder: string): Promise<void> =>
  sweep(dirname(resolve(folder)), prefixOf(resolve(folder)));

const prefixOf = (target: string): string => `.${basename(target)}.part-`;

async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/** False where another run has published there meanwhile: a folder that is not empty is never replaced. */
async function publish(building: string, target: string): Promise<boolean> {
  await syncTree(building);
  try {
    await rename(building, target);
  } catch (fault) {
    if (['ENOTEMPTY', 'EEXIST'].includes((fault as NodeJS.ErrnoException).code ?? '')) return false;
    throw fault;
  }
  await syncPath(dirname(target));
  return true;
}

/**
 * A folder that appears complete or not at all: `build` fills a folder beside the target (0700), which
 * is flushed to disk and renamed. After a refusal or fault it is erased, and when the process is told to end,
 * unless `endedBy` says that the caller ends the work then.
 */
export async function buildFolder<T>(
  folder: string,
  build: (building: string) => Promise<Outcome<T>>,
  endedBy?: AbortSignal,
): Promise<Outcome<T>> {
  const target = resolve(folder);
  await mkdir(dirname(target), { recursive: true });
  await sweep(dirname(target), prefixOf(target));
  if (!(await isFree(target))) return refuse(packErrors.PACKAGE_OUTPUT_EXISTS, { folder });
  const building = join(dirname(target), `${prefixOf(target)}${ownMark()}-${randomUUID()}`);
  await mkdir(building, { mode: 0o700 });
  const release = endedBy ? () => undefined : eraseBeforeEnd(building);
  try {
    const built = await build(building);
    if (!built.ok || (await publish(building, target))) return built;
    return refuse(packErrors.PACKAGE_OUTPUT_EXISTS, { folder });
  } finally {
    await rm(building, { recursive: true, force: true });
    release();
  }
}
