import { readThrough, writeSources } from './linkage-files.js';
import { linkWithYuzu, noteOf, type Run } from './linkage-run.js';
import { linkWithSplink } from './linkage-splink.js';
import type { BenchResult, BenchSuite } from './suite.js';
import { inFolder, numberOption } from './timed.js';

const result = (both: number, rules: string, run: Run, peer?: Run): BenchResult => ({
  case: `${run.program}, rules ${rules}`,
  seconds: run.seconds,
  ...(peer ? { ratio: peer.seconds / run.seconds, peer: peer.program } : {}),
  note: noteOf(both, run),
});

/** Two sources of households, from the same CSV of normalised columns to links, by the same blocking rules. */
export const suite: BenchSuite = {
  name: 'linkage',
  options:
    '--persons N (of each of two sources; 1000000) --without-splink --rules T|L (both) --memory MB (of DuckDB; 2048)',
  async run(options) {
    const persons = numberOption(options, '--persons', 1_000_000);
    const megabytes = numberOption(options, '--memory', 2048);
    const asked = options.indexOf('--rules');
    const sets = asked < 0 ? ['T', 'L'] : [options[asked + 1] ?? 'T'];
    return inFolder(async (folder) => {
      const both = await writeSources(folder, persons);
      const results: BenchResult[] = [];
      for (const rules of sets) {
        const yuzu = await linkWithYuzu(folder, rules, megabytes);
        await readThrough(folder);
        const splink = options.includes('--without-splink')
          ? undefined
          : await linkWithSplink(folder, rules);
        results.push(result(both, rules, yuzu, splink));
        if (splink) results.push(result(both, rules, splink));
      }
      return results;
    });
  },
};
