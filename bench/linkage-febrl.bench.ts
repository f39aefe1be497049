import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findLinks } from '../src/features/linkage/application/find-links.js';
import type { CsvFile } from '../src/features/linkage/application/ports/linkage-engine.js';
import { DisjointSets } from '../src/features/linkage/domain/disjoint-sets.js';
import { evaluate, type LinkageQuality } from '../src/features/linkage/domain/evaluate.js';
import { overKeys, RECORD_KEY } from '../src/features/linkage/domain/model/key-table.js';
import type { Profile } from '../src/features/linkage/domain/model/profile.js';
import { writeKeys } from '../src/features/linkage/engines/csv/write-keys.js';
import { DuckDbLinkageEngine } from '../src/features/linkage/engines/duckdb/duckdb-linkage-engine.js';
import { YamlProfiles } from '../src/features/linkage/engines/profile/yaml-profiles.js';
import { unwrap } from '../src/kernel/outcome.js';
import { runSplink } from './linkage-splink.js';
import { personOf, publicData } from './public-persons.js';
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
    if (!(await writeKeys(plan, from, path, columns))) throw new Error(`${from}: not readable.`);
    all.push({ path, header: columns });
  }
  return all;
}

/** The general Western profile as it is shipped; nothing is tuned on the labels. */
async function withYuzu(
  folder: string,
  profile: Profile,
  files: readonly CsvFile[],
): Promise<LinkageQuality> {
  const plan = { profile: overKeys(profile), repeating: files.map(() => files.length === 1) };
  const settings = { memoryMegabytes: 2048, threads: 0, seed: 1 };
  return new DuckDbLinkageEngine().run(folder, settings, plan, async (database) => {
    for (const [source, file] of files.entries()) await database.loadFile(source, file, RECORD_KEY);
    await database.seal();
    const { decision, records } = await findLinks(database, plan);
    const truth = new Int32Array(records.source.length);
    for await (const keys of database.keys())
      for (const { record, patient } of keys) truth[record] = personOf(patient);
    return evaluate(decision.root, truth);
  });
}

const rowsOf = async (path: string): Promise<string[][]> =>
  (await readFile(path, 'utf8'))
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(','));

/** Splink's pairs, and what follows from them: A is B and B is C, so A is C. */
async function withSplink(folder: string, files: readonly CsvFile[]): Promise<LinkageQuality> {
  await runSplink('linkage-febrl.py', [folder, ...files.map(({ path }) => path)]);
  const tables = await Promise.all(files.map(({ path }) => rowsOf(path)));
  const ids = tables.flatMap(([, ...rows]) => rows.map(([, patient = '']) => patient));
  const numbers = new Map(ids.map((id, i) => [id, i]));
  const sets = DisjointSets.of(ids.length);
  for (const [left = '', right = ''] of await rowsOf(join(folder, 'splink.csv')))
    sets.union(numbers.get(left) ?? 0, numbers.get(right) ?? 0);
  return evaluate(sets.roots(), Int32Array.from(ids, personOf));
}

const noteOf = ({ linkedPairs, precision, recall }: LinkageQuality): string => {
  const f1 = (2 * precision * recall) / (precision + recall);
  const [p, r, f] = [precision, recall, f1].map((share) => share.toFixed(4));
  return `${linkedPairs} pairs, precision ${p ?? ''}, recall ${r ?? ''}, F1 ${f ?? ''}`;
};

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
