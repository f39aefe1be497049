import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { duckDbDialect } from '../../src/features/linkage/engines/duckdb/duckdb-dialect.js';
import { configureSpark } from '../../src/features/linkage/engines/spark/spark-configuration.js';
import { sparkDialect } from '../../src/features/linkage/engines/spark/spark-dialect.js';
import { SparkSession } from '../../src/features/linkage/engines/spark/spark-session.js';
import type { Dialect } from '../../src/features/linkage/engines/sql/dialect.js';
import { requiresPart } from '../support/requires.js';
import { sparkGiven } from './support/spark-cluster.js';

const DRIVER = fileURLToPath(new URL('../../config/spark/driver.py', import.meta.url));

/** Texts of few different signs, so that many are one edit apart; some signs take more bytes than one. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '山'), minLength: 1, maxLength: 6 });
const samples = fc.sample(fc.tuple(text, text), { numRuns: 3000, seed: 5 });

const sqlFor = (dialect: Dialect): string => `
  SELECT ${dialect.edited('a', 'b', 1)} AND ${dialect.bytes('a')} > 0, ${dialect.endsWith('a', 'b')}
  FROM (VALUES ${samples.map(([a, b], i) => `(${i}, '${a}', '${b}')`).join(', ')}) AS pair(i, a, b)
  ORDER BY i`;

async function onSpark(): Promise<unknown[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'yuzu-spark-edits-'));
  const settings = { memoryMegabytes: 1024, threads: 0, seed: 1 };
  const env = await configureSpark(folder, { master: 'local[1]' }, settings);
  const python = process.env.PYSPARK_DRIVER_PYTHON ?? 'python3';
  const session = await SparkSession.start([python, DRIVER], env, join(folder, 'log'), {});
  try {
    return await session.rows('compare', sqlFor(sparkDialect));
  } finally {
    await session.close();
    await rm(folder, { recursive: true });
  }
}

async function onDuckDb(): Promise<unknown[][]> {
  const connection = await (await DuckDBInstance.create()).connect();
  return (await connection.runAndReadAll(sqlFor(duckDbDialect))).getRows();
}

requiresPart('spark', sparkGiven)('one edit, on Spark', () => {
  it('is what it is to DuckDB: a byte more, less, another, or two neighbours swapped', async () => {
    const expected = await onDuckDb();
    expect(new Set(expected.map(([edited]) => edited))).toEqual(new Set([true, false]));
    expect(await onSpark()).toEqual(expected);
  }, 600_000);
});
