import { linkageSettings } from '../config/linkage/settings.js';
import type { Candidates, Records } from '../src/features/linkage/domain/candidates.js';
import { decide } from '../src/features/linkage/domain/decide.js';
import { normalisePerson, type Person } from '../src/features/linkage/domain/normalise/index.js';
import { DuckDbLinkageEngine } from '../src/features/linkage/engines/duckdb/duckdb-linkage-engine.js';
import { population } from './linkage-population.js';
import type { BenchResult, BenchSuite } from './suite.js';
import { inFolder, numberOption, timed } from './timed.js';

const SOURCES = 3;

/** Runs the work and writes its seconds down. */
async function noted<T>(
  results: BenchResult[],
  name: string,
  work: () => T | Promise<T>,
): Promise<T> {
  const { value, seconds } = await timed(work);
  results.push({ case: name, seconds });
  return value;
}

async function linkAll(results: BenchResult[], sources: readonly Person[][], folder: string) {
  const load = (database: Parameters<Parameters<DuckDbLinkageEngine['run']>[2]>[0]) =>
    noted(results, 'load and number', async () => {
      for (const [source, persons] of sources.entries()) await database.load(source, persons);
      await database.seal();
    });
  return new DuckDbLinkageEngine().run(folder, linkageSettings, async (database) => {
    await load(database);
    const [records, candidates] = await noted(
      results,
      'candidates of all rules',
      async (): Promise<[Records, Candidates]> => [
        await database.records(),
        await database.candidates(),
      ],
    );
    const decided = await noted(results, 'decide', () => decide(records, candidates, SOURCES));
    return decided.links.length;
  });
}

/** Deterministic linkage of three sources, from rows in memory to links. `--persons N` sizes each source. */
export const suite: BenchSuite = {
  name: 'linkage',
  options: '--persons N (of each of three sources; 50000)',
  async run(options) {
    const persons = numberOption(options, '--persons', 50_000);
    const rows = Array.from({ length: SOURCES }, (_, source) => population(source, persons));
    const results: BenchResult[] = [];
    return inFolder(async (folder) => {
      const sources = await noted(results, 'normalise', () =>
        rows.map((source) => source.map(normalisePerson)),
      );
      const links = await linkAll(results, sources, folder);
      const seconds = results.reduce((sum, one) => sum + one.seconds, 0);
      const note = `${SOURCES} × ${persons} persons, ${links} links`;
      return [...results, { case: 'all', seconds, note }];
    });
  },
};
