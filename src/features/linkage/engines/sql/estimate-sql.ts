import type { BlockingRule, Field, Frequency } from '../../domain/model/profile.js';
import { frequencyColumn, keyColumn } from './columns.js';
import { pairedSql, type Comparing, type Sides } from './comparing.js';
import { blockSql, patternSql } from './pattern-sql.js';
import { personSql, withFrequencySql } from './person-sql.js';

/** Records per source, and in how many of them each field is known. */
export const sizesSql = (fields: readonly string[]): string => `
  SELECT source::INTEGER, count(*)::INTEGER,
    ${fields.map((field) => `count(${keyColumn(field)})::INTEGER`).join(', ')}
  FROM base GROUP BY source ORDER BY source`;

/** Bound of the column `chance` below which a share (0…1) of all records lie. */
const chanceSql = (share: number): bigint =>
  share >= 1 ? 2n ** 63n - 1n : BigInt(Math.ceil(share * 2 ** 32)) << 31n;

/** A share of the left side, the same whatever the order of the input. */
const sampleSql = (share: number): string =>
  share >= 1 ? '' : ` AND chance < ${chanceSql(share)}`;

const countedSql = (pattern: string, from: readonly string[]): string => `
  SELECT pattern, count(*)::DOUBLE
  FROM (${from.map((pairs) => `SELECT ${pattern} AS pattern FROM ${pairs}`).join(' UNION ALL ')})
  GROUP BY pattern ORDER BY pattern`;

/** All pairs of a rule on a sample of the left side, counted by pattern. */
export function patternCountsSql(
  { dialect, profile, layout }: Comparing,
  rule: BlockingRule,
  sides: Sides,
  share: number,
): string {
  const left = personSql(profile, `(SELECT * FROM base WHERE ${sides.left}${sampleSql(share)})`);
  const right = `(SELECT * FROM base WHERE ${sides.right})`;
  return countedSql(patternSql(dialect, layout), [pairedSql(sides, left, right, blockSql(rule))]);
}

/** Records of each of the two samples whose pairs tell what strangers agree on. */
const RANDOM_RECORDS = 1200;

/**
 * Every record of one small sample with every record of another, which comes in halves: of so few records DuckDB makes
 * the work of one thread. All are drawn in one go through the records, few enough to sort them.
 */
export function randomPatternsSql(
  { dialect, profile, layout }: Comparing,
  records: number,
): string {
  const rough = Math.min(1, (3 * RANDOM_RECORDS) / Math.max(records, 1));
  const sample = (filter: string, order: string, limit: number) => `
    (SELECT * FROM drawn WHERE ${filter} ORDER BY chance ${order}, source LIMIT ${limit})`;
  const least = personSql(profile, sample('true', 'ASC', RANDOM_RECORDS));
  const pairs = [0, 1].map((half) => {
    const greatest = sample(`chance % 2 = ${half}`, 'DESC', RANDOM_RECORDS / 2);
    return `${least} a JOIN ${greatest} b ON a.id <> b.id`;
  });
  return `
  WITH drawn AS (SELECT * FROM base WHERE chance <= ${chanceSql(rough)} OR chance >= ${chanceSql(1 - rough)})
  ${countedSql(patternSql(dialect, layout), pairs)}`;
}

/**
 * Pairs of records of one source that agree on the fields: in a source that holds each person once, no
 * match is among them. By frequency step the squares count, since a name seen once is not carried by nobody else.
 * Counted on a share of the values, drawn by their hash; common ones, which are few and weigh much, always. Whole
 * numbers are added up: of fractions the last digits would hang on the order.
 */
export function coincidenceSql(
  fields: readonly Field[],
  share: number,
  frequency?: Frequency,
): string {
  const keys = fields.map(({ name }) => keyColumn(name));
  const hashed = fields.find(({ kind }) => kind !== 'date');
  const known = keys.map((key) => `${key} IS NOT NULL`).join(' AND ');
  const step = frequency ? frequencyColumn(frequency) : '0';
  const rarest = frequency?.steps.length ?? 0;
  const part = hashed ? share : 1;
  const drawn = hashed ? `${keyColumn(hashed.name)} % 1000000 < ${share * 1e6}` : 'true';
  const pairs = frequency ? 'n * n' : 'n * (n - 1)';
  return `
  SELECT step::INTEGER, sum(${pairs})::DOUBLE / CASE WHEN step = ${rarest} THEN ${part} ELSE 1 END FROM (
    SELECT ${step} AS step, count(*) AS n FROM ${frequency ? withFrequencySql('base', frequency) : 'base'}
    WHERE ${known} AND (${step} < ${rarest} OR ${drawn})
    GROUP BY source, ${[...keys, ...(frequency ? [step] : [])].join(', ')})
  GROUP BY step ORDER BY step`;
}
