import { readFile } from 'node:fs/promises';
import { findLinks } from '../src/features/linkage/application/find-links.js';
import type { CsvFile } from '../src/features/linkage/application/ports/linkage-engine.js';
import { at } from '../src/features/linkage/domain/candidates.js';
import { evaluate } from '../src/features/linkage/domain/evaluate.js';
import { overKeys, RECORD_KEY } from '../src/features/linkage/domain/model/key-table.js';
import type { Profile } from '../src/features/linkage/domain/model/profile.js';
import { writeKeys } from '../src/features/linkage/engines/csv/write-keys.js';
import { DuckDbLinkageEngine } from '../src/features/linkage/engines/duckdb/duckdb-linkage-engine.js';
import { YamlProfiles } from '../src/features/linkage/engines/profile/yaml-profiles.js';
import { unwrap } from '../src/kernel/outcome.js';
import { fileChunks } from '../src/platform/csv/read-csv.js';
import { withSplink } from './linkage-febrl-splink.js';
import { personOf, publicData } from './public-persons.js';
import { noteOf, type Result } from './scored-pairs.js';
import type { BenchResult, BenchSuite } from './suite.js';
import { inFolder, timed } from './timed.js';

/** The columns both programs read, each normalised already. */
async function keysOf(profile: Profile, files: readonly string[]): Promise<CsvFile[]> {
  const columns = [...RECORD_KEY, ...profile.fields.map(({ name }) => name)];
  const all: CsvFile[] = [];
  for (const from of files) {
    const [first = ''] = (await readFile(from, 'utf8')).split('\r\n');
    const plan = { header: first.split(','), fields: profile.fields, rehearsal: false };
    const path = `${from}.keys`;
    const table = { plan, chunks: fileChunks(from), isLarge: false };
    if (!(await writeKeys(table, path, columns))) throw new Error(`${from}: not readable.`);
    all.push({ path, header: columns });
  }
  return all;
}

/** Pairs of less are not looked at: no curve is changed by them. The same stands in linkage-febrl.py. */
const WORTH = 1e-6;

/** The general Western profile as it is shipped; nothing is tuned on the labels. */
async function withYuzu(
  folder: string,
  profile: Profile,
  files: readonly CsvFile[],
): Promise<Result> {
  const thresholds = { ...profile.thresholds, review: WORTH };
  const repeating = files.map(() => files.length === 1);
  const plan = { profile: overKeys({ ...profile, thresholds }), repeating };
  const settings = { memoryMegabytes: 2048, threads: 0, seed: 1 };
  return new DuckDbLinkageEngine().run(folder, settings, plan, async (database) => {
    for (const [source, file] of files.entries()) await database.loadFile(source, file, RECORD_KEY);
    await database.seal();
    const { decision, records, candidates, verdicts } = await findLinks(database, plan);
    const truth = new Int32Array(records.source.length);
    for await (const keys of database.keys())
      for (const { record, patient } of keys) truth[record] = personOf(patient);
    const { left, right, pattern } = candidates;
    const pairs = [...pattern].map((one, i) => ({
      weight: at(verdicts.weight, one),
      probability: at(verdicts.probability, one),
      isSame: at(truth, at(left, i)) === at(truth, at(right, i)),
    }));
    return { quality: evaluate(decision.root, truth), pairs };
  });
}

/** Public data nobody here made, with the profile for Western names, beside Splink on the same columns. */
export const suite: BenchSuite = {
  name: 'febrl',
  options: '--without-splink',
  run: (options) =>
    inFolder(async (folder) => {
      const profiles = new YamlProfiles(new URL('../../config/linkage/', import.meta.url));
      const { profile } = unwrap(await profiles.read('general-western'));
      const results: BenchResult[] = [];
      for (const { name, files } of await publicData(folder)) {
        const keys = await keysOf(profile, files);
        const programs = {
          yuzu: () => withYuzu(folder, profile, keys),
          ...(options.includes('--without-splink')
            ? {}
            : { splink: () => withSplink(folder, keys) }),
        };
        for (const [program, work] of Object.entries(programs)) {
          const { value, seconds } = await timed(work);
          results.push({ case: `${name}: ${program}`, seconds, note: noteOf(value) });
        }
      }
      return results;
    }),
};
