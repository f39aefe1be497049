import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSources } from './linkage-files.js';
import { linkWithYuzu, noteOf } from './linkage-run.js';
import type { BenchResult, BenchSuite } from './suite.js';
import { inFolder, numberOption } from './timed.js';

/** So many times the records in at most so many times the seconds. */
const [TIMES, LIMIT] = [10, 12];

/** Two sources of so many records, written at once, linked as often as asked. */
async function sourcesOf(parent: string, persons: number, megabytes: number) {
  const folder = join(parent, String(persons));
  await mkdir(folder);
  const both = await writeSources(folder, persons);
  return async (): Promise<BenchResult> => {
    const run = await linkWithYuzu(folder, 'T', megabytes);
    return { case: `${persons} × ${persons}`, seconds: run.seconds, note: noteOf(both, run) };
  };
}

/** Ten times the records between two runs of the tenth, so that whatever else the machine does meets all three. */
export const suite: BenchSuite = {
  name: 'linkage-growth',
  options: '--persons N (of the smaller sources; 1000000) --memory MB (of DuckDB; 10000)',
  run: (options) =>
    inFolder(async (folder) => {
      const persons = numberOption(options, '--persons', 1_000_000);
      const megabytes = numberOption(options, '--memory', 10_000);
      const few = await sourcesOf(folder, persons, megabytes);
      const many = await sourcesOf(folder, TIMES * persons, megabytes);
      const [before, grown, after] = [await few(), await many(), await few()];
      const limit = (LIMIT * (before.seconds + after.seconds)) / 2;
      const peer = `${LIMIT} times the mean of the others`;
      return [before, { ...grown, ratio: limit / grown.seconds, peer }, after];
    }),
};
