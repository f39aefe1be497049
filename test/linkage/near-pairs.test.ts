import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LinkageWork } from '../../src/features/linkage/application/ports/linkage-engine.js';
import { overKeys } from '../../src/features/linkage/domain/model/key-table.js';
import type { BlockingRule, Profile } from '../../src/features/linkage/domain/model/profile.js';
import { DuckDbLinkageEngine } from '../../src/features/linkage/engines/duckdb/duckdb-linkage-engine.js';
import { YamlProfiles } from '../../src/features/linkage/engines/profile/yaml-profiles.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { loadPopulation } from './support/population.js';

const PERSONS = 3000;
const profiles = new YamlProfiles(new URL('../../config/linkage/', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuzu-near-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function counted(patterns: Iterable<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const pattern of patterns) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  return counts;
}

/** Runs `work` with all pairs of one blocking rule, by their exact pattern. */
const within = <T>(
  profile: Profile,
  rule: BlockingRule,
  work: (database: LinkageWork, all: ReadonlyMap<number, number>) => Promise<T>,
): Promise<T> => {
  const plan = { profile: overKeys({ ...profile, blocking: [rule] }), repeating: [false, false] };
  const settings = { memoryMegabytes: 512, threads: 0, seed: 1 };
  return new DuckDbLinkageEngine().run(folder, settings, plan, async (database) => {
    await loadPopulation(database, profile, PERSONS);
    return work(database, await database.patternCounts(0, 1));
  });
};

const NARROW: BlockingRule = { name: 'address', on: [{ field: 'address' }] };

describe('looking for pairs by integers first', () => {
  it.each([
    ['general-japanese', { name: 'surname', on: [{ field: 'kanji_surname' }, { field: 'sex' }] }],
    ['operator-a', NARROW],
    ['operator-b', { name: 'kana', on: [{ field: 'kana', prefix: 2 }, { field: 'sex' }] }],
  ] as const)(
    'finds exactly the pairs on the patterns asked for, with profile %s',
    async (name, rule) => {
      const { profile } = unwrap(await profiles.read(name));
      const asked = await within(profile, rule, (_, all) => Promise.resolve([...all.keys()]));
      expect(asked.length).toBeGreaterThan(20);
      await fc.assert(
        fc.asyncProperty(fc.subarray(asked, { minLength: 1 }), (patterns) =>
          within(profile, rule, async (database, all) => {
            const { pattern } = await database.candidates(patterns);
            const expected = new Map(patterns.map((one) => [one, all.get(one)]));
            expect(counted(pattern)).toEqual(expected);
          }),
        ),
        { numRuns: 6 },
      );
    },
    120_000,
  );
});
