import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findLinks, type Found } from '../../src/features/linkage/application/find-links.js';
import { at } from '../../src/features/linkage/domain/candidates.js';
import type {
  EngineSettings,
  LinkageEngine,
  LinkageWork,
  SparkCluster,
} from '../../src/features/linkage/application/ports/linkage-engine.js';
import { overKeys } from '../../src/features/linkage/domain/model/key-table.js';
import { membersBy } from '../../src/features/linkage/domain/members.js';
import type { Profile } from '../../src/features/linkage/domain/model/profile.js';
import { DuckDbLinkageEngine } from '../../src/features/linkage/engines/duckdb/duckdb-linkage-engine.js';
import { YamlProfiles } from '../../src/features/linkage/engines/profile/yaml-profiles.js';
import { SparkLinkageEngine } from '../../src/features/linkage/engines/spark/spark-linkage-engine.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { requiresPart } from '../support/requires.js';
import { LocalCluster, sparkGiven } from './support/spark-cluster.js';
import { loadPopulation } from './support/population.js';

/** Of each of two sources. */
const PERSONS = Number(process.env.YUZU_SPARK_PERSONS ?? 10_000);
const MEGABYTES = PERSONS > 100_000 ? 4096 : 1024;

const SPARK = new SparkLinkageEngine(new URL('../../config/spark/driver.py', import.meta.url));
const SETTINGS: EngineSettings = { memoryMegabytes: MEGABYTES, threads: 0, seed: 1 };
const profiles = new YamlProfiles(new URL('../../config/linkage/', import.meta.url));
const profileOf = async (name: string) => unwrap(await profiles.read(name)).profile;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuzu-spark-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const left = () => readdir(join(folder, 'out'));

/** Candidates and what became of them, by the keys of their records: numbers of records are no one's but the run's. */
async function byKeys(database: LinkageWork, { candidates, decision }: Found): Promise<string[]> {
  const keys: string[] = [];
  for await (const batch of database.keys())
    for (const { record, source, patient } of batch) keys[record] = `${source}/${patient}`;
  const { left, right, pattern, rule } = candidates;
  const pairs = Array.from(
    left,
    (one, i) =>
      `${keys[one] ?? ''} ${keys[at(right, i)] ?? ''} pattern ${at(pattern, i)} rule ${at(rule, i)}`,
  );
  const { root, ...fates } = decision;
  const decided = Object.entries(fates).flatMap(([fate, indices]) =>
    indices.map((pair) => `${fate} ${pairs[pair] ?? ''}`),
  );
  const persons = [...membersBy(root).values()].map((members) =>
    members
      .map((record) => keys[record])
      .sort()
      .join(' '),
  );
  return [...pairs, ...decided, ...persons].sort();
}

const without = (some: readonly string[], others: readonly string[]): string[] => {
  const known = new Set(others);
  return some.filter((one) => !known.has(one)).slice(0, 5);
};

function link<T>(
  engine: LinkageEngine,
  profile: Profile,
  spark: SparkCluster,
  work: (database: LinkageWork) => Promise<T>,
): Promise<T> {
  const plan = { profile: overKeys(profile), repeating: [false, false] };
  return engine.run(join(folder, 'out'), { ...SETTINGS, spark }, plan, work);
}

requiresPart('spark', sparkGiven)('linkage on a Spark cluster of two workers', () => {
  let cluster: LocalCluster;
  beforeAll(async () => {
    cluster = await LocalCluster.start(join(folder, 'cluster'), (MEGABYTES * 3) / 4);
  }, 240_000);
  afterAll(() => cluster.stop(), 60_000);

  async function found(engine: LinkageEngine) {
    const profile = await profileOf('general-japanese');
    return link(engine, profile, cluster, async (database) => {
      await loadPopulation(database, profile, PERSONS);
      const all = await findLinks(database, { profile, repeating: [false, false] });
      return { all, byKeys: await byKeys(database, all) };
    });
  }

  it('finds the pairs and links DuckDB finds, by the same parameters, and leaves nothing', async () => {
    const [duckDb, spark] = [await found(new DuckDbLinkageEngine()), await found(SPARK)];
    expect(spark.all.estimated).toEqual(duckDb.all.estimated);
    expect(without(spark.byKeys, duckDb.byKeys)).toEqual([]);
    expect(without(duckDb.byKeys, spark.byKeys)).toEqual([]);
    expect(spark.byKeys.length).toBe(duckDb.byKeys.length);
    expect(duckDb.all.decision.links.length).toBeGreaterThan(PERSONS / 5);
    expect(await left()).toEqual([]);
    // What executors kept on their own disks goes with the application.
    const kept = await readdir(cluster.local, { recursive: true });
    expect(kept.filter((name) => name.includes('shuffle_'))).toEqual([]);
  }, 1_800_000);
});

describe('linkage on Spark', () => {
  it('refuses a profile that compares in ways Spark cannot, before anything starts', async () => {
    const profile = await profileOf('general-western');
    const first = profile.comparisons.map((comparison, i) => ({
      ...comparison,
      levels: comparison.levels.map((level) =>
        i === 0 ? { ...level, when: [{ similar: 'given', atLeast: 0.9 }] } : level,
      ),
    }));
    const refused = link(SPARK, { ...profile, comparisons: first }, { master: 'local' }, () =>
      Promise.resolve(),
    );
    await expect(refused).rejects.toMatchObject({
      refusal: {
        error: { code: 'LINK_PROFILE_NOT_ON_SPARK' },
        facts: { conditions: expect.stringContaining('similar: given') },
      },
    });
  });

  it('says so where there is no Spark, having read nothing', async () => {
    const python = process.env.PYSPARK_DRIVER_PYTHON;
    process.env.PYSPARK_DRIVER_PYTHON = join(folder, 'no-python');
    try {
      const profile = await profileOf('general-japanese');
      const refused = link(SPARK, profile, { master: 'spark://nowhere:7077' }, () =>
        Promise.resolve(),
      );
      await expect(refused).rejects.toMatchObject({
        refusal: { error: { code: 'LINK_SPARK_UNAVAILABLE' }, facts: { reason: 'no-python' } },
      });
      expect(await left()).toEqual([]);
    } finally {
      if (python === undefined) delete process.env.PYSPARK_DRIVER_PYTHON;
      else process.env.PYSPARK_DRIVER_PYTHON = python;
    }
  });
});
