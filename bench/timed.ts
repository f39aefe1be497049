import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Wall-clock seconds of the work, and what it gave. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ value: T; seconds: number }> {
  const start = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - start) / 1000 };
}

const middle = (all: number[]): number =>
  all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;

/**
 * Median seconds of each work. They take turns, so that whatever else the machine does meets all of them;
 * `before` clears away what the last turn left and is not measured.
 */
export async function medianSeconds(
  runs: number,
  works: readonly (() => unknown)[],
  before: () => unknown = () => undefined,
): Promise<number[]> {
  const all = works.map((): number[] => []);
  for (let run = 0; run < runs; run += 1) {
    await before();
    for (const [at, work] of works.entries()) all[at]?.push((await timed(work)).seconds);
  }
  return all.map(middle);
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
