import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import { personOf } from './linkage-records.js';
import type { SourceOrder } from './linkage-source.js';

export const preparedFile = (folder: string, source: number): string =>
  join(folder, `source${source}.csv`);

/** The persons the file holds, ascending. */
function writeSource(workerData: SourceOrder): Promise<Int32Array> {
  const worker = new Worker(new URL('linkage-source.js', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** How many numbers two ascending lists share. */
function shared(one: Int32Array, other: Int32Array): number {
  let [count, at] = [0, 0];
  for (const number of one) {
    while ((other[at] ?? number) < number) at += 1;
    if (other[at] === number) count += 1;
  }
  return count;
}

/** Two sources of `persons` records each, a thread for each. Gives the persons who are in both. */
export async function writeSources(folder: string, persons: number): Promise<number> {
  const [one, other] = await Promise.all(
    [0, 1].map((source) => writeSource({ file: preparedFile(folder, source), source, persons })),
  );
  return one && other ? shared(one, other) : 0;
}

/** Both sources from one end to the other, so that they lie in the page cache. */
export async function readThrough(folder: string): Promise<void> {
  for (const source of [0, 1])
    await finished(createReadStream(preparedFile(folder, source)).resume());
}

export interface Measured {
  readonly links: number;
  readonly precision: number;
  readonly recall: number;
}

/** Pairs of patient ids against the truth. */
export function againstTruth(
  personsInBoth: number,
  pairs: Iterable<readonly [left: string, right: string]>,
): Measured {
  let [links, correct] = [0, 0];
  for (const [one, other] of pairs) {
    links += 1;
    if (personOf(one) === personOf(other)) correct += 1;
  }
  const precision = links === 0 ? 1 : correct / links;
  return { links, precision, recall: correct / personsInBoth };
}
