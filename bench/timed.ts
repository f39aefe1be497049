import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Wall-clock seconds of the work, and what it gave. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ value: T; seconds: number }> {
  const start = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - start) / 1000 };
}

/** Of an odd number of them the one in the middle. @throws RangeError of none. */
export function middle<T>(all: readonly T[], by: (one: T) => number): T {
  const one = [...all].sort((a, b) => by(a) - by(b))[Math.floor(all.length / 2)];
  if (one === undefined) throw new RangeError('Nothing was measured.');
  return one;
}

/**
 * What each work gave, turn by turn. They take turns, so that whatever else the machine does meets all of them;
 * `before` clears away what the last turn left and is not measured.
 */
export async function inTurns<T>(
  turns: number,
  works: readonly (() => Promise<T>)[],
  before: () => unknown = () => undefined,
): Promise<T[][]> {
  const all = works.map((): T[] => []);
  for (let turn = 0; turn < turns; turn += 1) {
    await before();
    for (const [at, work] of works.entries()) all[at]?.push(await work());
  }
  return all;
}

/** Median seconds of each work. */
export async function medianSeconds(
  runs: number,
  works: readonly (() => unknown)[],
  before?: () => unknown,
): Promise<number[]> {
  const all = await inTurns(
    runs,
    works.map((work) => async () => (await timed(work)).seconds),
    before,
  );
  return all.map((seconds) => middle(seconds, Number));
}

/** The number after `name` among the options. @throws Error when it is no whole number above 0. */
export function numberOption(options: readonly string[], name: string, standard: number): number {
  const at = options.indexOf(name);
  if (at < 0) return standard;
  const value = Number(options[at + 1]);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`${name}: a whole number above 0 is expected.`);
}

/** A folder of its own for the work, removed afterwards. TMPDIR says on which disk. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yuzu-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
