import { writeSources } from './linkage-files.js';
import { linkWithYuzu, noteOf, type Run } from './linkage-run.js';
import { linkWithSplink } from './linkage-splink.js';
import type { BenchResult, BenchSuite } from './suite.js';
import { inFolder, inTurns, middle, numberOption } from './timed.js';

const result = (both: number, rules: string, run: Run, peer?: Run): BenchResult => ({
  case: `${run.program}, rules ${rules}`,
  seconds: run.seconds,
  ...(peer ? { ratio: peer.seconds / run.seconds, peer: peer.program } : {}),
  note: noteOf(both, run),
});

const TURNS = 3;

/** Two sources of households, from the same CSV of normalised columns to links, by the same blocking rules. */
export const suite: BenchSuite = {
  name: 'linkage',
  options:
    '--persons N (of each of two sources; 1000000) --without-splink --rules T|L (both) --memory MB (of DuckDB; 2048)',
  async run(options) {
    const persons = numberOption(options, '--persons', 1_000_000);
    const megabytes = numberOption(options, '--memory', 2048);
    const isAlone = options.includes('--without-splink');
    const asked = options.indexOf('--rules');
    const sets = asked < 0 ? ['T', 'L'] : [options[asked + 1] ?? 'T'];
    return inFolder(async (folder) => {
      const both = await writeSources(folder, persons);
      const results: BenchResult[] = [];
      for (const rules of sets) {
        const programs = [
          () => linkWithYuzu(folder, rules, megabytes),
          ...(isAlone ? [] : [() => linkWithSplink(folder, rules)]),
        ];
        const runs = await inTurns(TURNS, programs);
        const [yuzu, splink] = runs.map((all) => middle(all, ({ seconds }) => seconds));
        if (yuzu) results.push(result(both, rules, yuzu, splink));
        if (splink) results.push(result(both, rules, splink));
      }
      return results;
    });
  },
};
