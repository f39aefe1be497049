import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LinkageWork } from '../../src/features/linkage/application/ports/linkage-engine.js';
import { overKeys } from '../../src/features/linkage/domain/model/key-table.js';
import { layoutOf, type Layout } from '../../src/features/linkage/domain/model/layout.js';
import type { BlockingRule, Profile } from '../../src/features/linkage/domain/model/profile.js';
import { DuckDbLinkageEngine } from '../../src/features/linkage/engines/duckdb/duckdb-linkage-engine.js';
import { YamlProfiles } from '../../src/features/linkage/engines/profile/yaml-profiles.js';
import { tellingSql } from '../../src/features/linkage/engines/sql/telling-sql.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { loadPopulation, type Written } from './support/population.js';

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

const strideOf = ({ comparisons }: Layout, name: string): number =>
  comparisons.find(({ comparison }) => comparison.name === name)?.stride ?? NaN;

/** Every twentieth name cannot be read whole, and has no kana. */
const partlyUnread: Written = (row, number) =>
  number % 20 === 0 ? { ...row, name_kanji: `●${row.name_kanji.slice(1)}`, name_kana: '' } : row;

/** Runs `work` with all pairs of one blocking rule, by their exact pattern. */
const within = <T>(
  profile: Profile,
  rule: BlockingRule,
  work: (database: LinkageWork, all: ReadonlyMap<number, number>) => Promise<T>,
): Promise<T> => {
  const plan = { profile: overKeys({ ...profile, blocking: [rule] }), repeating: [false, false] };
  const settings = { memoryMegabytes: 512, threads: 0, seed: 1 };
  return new DuckDbLinkageEngine().run(folder, settings, plan, async (database) => {
    await loadPopulation(database, profile, PERSONS, partlyUnread);
    return work(database, await database.patternCounts(0, 1));
  });
};

const NARROW: BlockingRule = { name: 'address', on: [{ field: 'address' }] };

const CASES = [
  ['general-japanese', { name: 'surname', on: [{ field: 'kanji_surname' }, { field: 'sex' }] }],
  ['operator-a', NARROW],
  ['operator-b', { name: 'kana', on: [{ field: 'kana', prefix: 2 }, { field: 'sex' }] }],
] as const;

/** Any of `patterns`: exactly their pairs are found. */
const expectFound = (
  profile: Profile,
  rule: BlockingRule,
  patterns: readonly number[],
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.subarray([...patterns], { minLength: 1 }), (asked) =>
      within(profile, rule, async (database, all) => {
        const { pattern } = await database.candidates(asked);
        expect(counted(pattern)).toEqual(new Map(asked.map((one) => [one, all.get(one)])));
      }),
    ),
    { numRuns: 6 },
  );

describe.each(CASES)('with profile %s, looking for pairs', (name, rule) => {
  const read = async () => {
    const { profile } = unwrap(await profiles.read(name));
    const patterns = await within(profile, rule, (_, all) => Promise.resolve([...all.keys()]));
    return { profile, patterns };
  };

  it('by integers first finds exactly those on the patterns asked for', async () => {
    const { profile, patterns } = await read();
    expect(patterns.length).toBeGreaterThan(20);
    await expectFound(profile, rule, patterns);
  }, 120_000);

  it('among strangers, by a few signs at first, finds exactly those too', async () => {
    const { profile, patterns } = await read();
    const layout = layoutOf(profile);
    const telling = patterns.filter((one) => tellingSql(layout, rule, [one]) !== 'true');
    expect(telling.length).toBeGreaterThan(20);
    await expectFound(profile, rule, telling);
  }, 120_000);
});

/** Patterns by the condition that tells their pairs from strangers. */
function byTelling(layout: Layout, rule: BlockingRule, patterns: Iterable<number>) {
  const groups = new Map<string, number[]>();
  for (const pattern of patterns) {
    const telling = tellingSql(layout, rule, [pattern]);
    groups.set(telling, [...(groups.get(telling) ?? []), pattern]);
  }
  groups.delete('true');
  return groups;
}

describe.each([
  { name: 'sex', on: [{ field: 'sex' }] },
  { name: 'sex-kana', on: [{ field: 'sex' }, { field: 'kana', prefix: 2 }] },
])('among many strangers ($name)', (rule: BlockingRule) => {
  it('pairs are found whatever sign tells them, each sign by itself', async () => {
    const { profile } = unwrap(await profiles.read('general-japanese'));
    const all = await within(profile, rule, (_, counts) => Promise.resolve(counts));
    const groups = byTelling(layoutOf(profile), rule, all.keys());
    expect(groups.size).toBeGreaterThan(5);
    for (const asked of groups.values())
      await within(profile, rule, async (database) => {
        const { pattern } = await database.candidates(asked);
        expect(counted(pattern)).toEqual(new Map(asked.map((one) => [one, all.get(one)])));
      });
  }, 180_000);
});

describe('what tells a pair from strangers', () => {
  it('is nothing where a pair on one of the patterns may share nothing but the block', async () => {
    const { profile } = unwrap(await profiles.read('general-japanese'));
    const rule = { name: 'birth', on: [{ field: 'birth' }] };
    const layout = layoutOf(profile);
    const [birthOnly, withPhone] = [2, 2 + 2 * strideOf(layout, 'phone')];
    expect(tellingSql(layout, rule, [withPhone])).toBe('(a.k_phone = b.k_phone)');
    expect(tellingSql(layout, rule, [withPhone, birthOnly])).toBe('true');
  });
});
