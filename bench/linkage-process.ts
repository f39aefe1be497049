import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findLinks } from '../src/features/linkage/application/find-links.js';
import type { RecordKey } from '../src/features/linkage/application/ports/linkage-engine.js';
import { overKeys } from '../src/features/linkage/domain/model/key-table.js';
import type { BlockingRule, Profile } from '../src/features/linkage/domain/model/profile.js';
import { DuckDbLinkageEngine } from '../src/features/linkage/engines/duckdb/duckdb-linkage-engine.js';
import { YamlProfiles } from '../src/features/linkage/engines/profile/yaml-profiles.js';
import { unwrap } from '../src/kernel/outcome.js';
import { preparedColumns } from './linkage-columns.js';
import { preparedFile } from './linkage-files.js';

/** Blocking rules both programs use: T is tight, L finds five times as many pairs. */
const RULES: Readonly<Record<string, readonly BlockingRule[]>> = {
  T: [
    { name: 'birth-kana', on: [{ field: 'birth' }, { field: 'kana', prefix: 2 }] },
    { name: 'insurance', on: [{ field: 'insurance' }] },
    { name: 'phone', on: [{ field: 'phone' }] },
    { name: 'address', on: [{ field: 'address' }] },
  ],
  L: [
    { name: 'birth-sex', on: [{ field: 'birth' }, { field: 'sex' }] },
    { name: 'kana', on: [{ field: 'kana' }] },
    { name: 'insurance', on: [{ field: 'insurance' }] },
    { name: 'address', on: [{ field: 'address' }] },
  ],
};

/** The shipped profile on columns that are normalised already. */
const prepared = (profile: Profile, rules: string): Profile => ({
  ...overKeys(profile),
  blocking: RULES[rules] ?? profile.blocking,
});

async function link(folder: string, rules: string, memoryMegabytes: number): Promise<void> {
  const profiles = new YamlProfiles(new URL('../../config/linkage/', import.meta.url));
  const { profile } = unwrap(await profiles.read('general-japanese'));
  // Splink's clock starts when its modules are loaded, too.
  await import('@duckdb/node-api');
  const started = performance.now();
  const steps: [string, number][] = [];
  const progress = (step: string) => steps.push([step, performance.now() - started]);
  const plan = { profile: prepared(profile, rules), repeating: [false, false], progress };
  const settings = { memoryMegabytes, threads: 0, seed: 1 };
  await new DuckDbLinkageEngine().run(folder, settings, plan, async (database) => {
    for (const source of [0, 1]) {
      const file = { path: preparedFile(folder, source), header: preparedColumns };
      await database.loadFile(source, file, ['', 'id']);
    }
    await database.seal();
    const { decision, candidates } = await findLinks(database, plan);
    const seconds = (performance.now() - started) / 1000;
    const ids: string[] = [];
    for await (const keys of database.keys())
      for (const { record, patient } of keys as RecordKey[]) ids[record] = patient;
    const lines = decision.links.map(
      (pair) =>
        `${ids[candidates.left[pair] ?? 0] ?? ''},${ids[candidates.right[pair] ?? 0] ?? ''}`,
    );
    await writeFile(join(folder, 'yuzu.csv'), lines.join('\n'));
    await writeFile(join(folder, 'yuzu.json'), JSON.stringify({ seconds, steps }));
  });
}

const [folder = '', rules = 'T', memory = '2048'] = process.argv.slice(2);
await link(folder, rules, Number(memory));
