import type { Layout } from '../../domain/model/layout.js';
import type { BlockingRule, Field, Frequency, Profile } from '../../domain/model/profile.js';
import { frequencyColumn, keyColumn } from './columns.js';
import type { Dialect } from './dialect.js';
import { lookColumns, mayShareSql } from './first-look.js';
import {
  blockColumns,
  blockSql,
  notEarlierSql,
  patternSql,
  roughPatternSql,
  settledPatternSql,
} from './pattern-sql.js';
import { isOpen, roughPatterns } from './rough-patterns.js';
import type { Step } from './statements.js';

/** Which records are compared with which. */
export interface Sides {
  /** Conditions on `source`. */
  readonly left: string;
  readonly right: string;
  /** Within one source, each pair once. */
  readonly within: boolean;
}

/** Each source against all before it; one source, or one that repeats persons, against itself. */
export function sidesOf(sources: number, duplicates: readonly boolean[]): Sides[] {
  const across = Array.from({ length: sources - 1 }, (_, i) => ({
    left: `source <= ${i}`,
    right: `source = ${i + 1}`,
    within: false,
  }));
  const within = duplicates.flatMap((repeats, i) =>
    repeats ? [{ left: `source = ${i}`, right: `source = ${i}`, within: true }] : [],
  );
  return [...across, ...within];
}

/** By column: levels that ask for the same steps share one. */
const frequencies = ({ comparisons }: Profile): [column: string, Frequency][] => [
  ...new Map(
    comparisons
      .flatMap(({ levels }) => levels.flatMap(({ frequency }) => frequency ?? []))
      .map((frequency) => [frequencyColumn(frequency), frequency] as const),
  ),
];

/** Below this, a share of records says little about a population: one of two records is not half of all persons. */
const SMALLEST_POPULATION = 10_000;

const stepSql = (steps: readonly number[]): string =>
  `CASE ${steps.map((share, i) => `WHEN share >= ${share} THEN ${i}`).join(' ')} END`;

/**
 * Common values with their step, by how many others of the same source carry them; all other values are rarer
 * than the last step.
 */
const commonValuesSql = (column: string, { field, steps }: Frequency): string => `
  CREATE TABLE t_${column} AS
  SELECT value, ${stepSql(steps)}::INTEGER AS step FROM (
    SELECT value, max(others / greatest(records, ${SMALLEST_POPULATION})) AS share FROM (
      SELECT source, ${keyColumn(field)} AS value, count(*) - 1 AS others FROM base
      WHERE ${keyColumn(field)} IS NOT NULL GROUP BY ALL HAVING count(*) > 1)
    JOIN (SELECT source, count(*) AS records FROM base GROUP BY source) USING (source)
    GROUP BY value)
  WHERE share >= ${steps.at(-1) ?? 1}`;

/**
 * From the records as they are compared (`base`) to `person`, which also tells how common their names are. A view, and
 * for the left record of a pair only: a copy of all records would take as much memory again, and longer than looking up
 * the few values that are common.
 */
export function personSteps(profile: Profile): Step[] {
  const all = frequencies(profile);
  const joins = all.map(
    ([column, { field }]) =>
      `LEFT JOIN t_${column} ON t_${column}.value = base.${keyColumn(field)}`,
  );
  const steps = all.map(
    ([column, { steps }]) => `coalesce(t_${column}.step, ${steps.length})::INTEGER AS ${column}`,
  );
  return [
    ...all.map(([column, frequency]) => ({
      name: `common values of ${frequency.field}`,
      sql: commonValuesSql(column, frequency),
    })),
    {
      name: 'weigh names by how common they are',
      sql: `CREATE TEMPORARY VIEW person AS SELECT base.*${steps.map((one) => `, ${one}`).join('')}
        FROM base ${joins.join(' ')}`,
    },
  ];
}

const joinSql = (
  rule: BlockingRule,
  { left, right, within }: Sides,
  {
    sample = '',
    columns = ['*'],
  }: { sample?: string; columns?: readonly string[] | undefined } = {},
): string => `
  (SELECT ${columns.join(', ')} FROM person WHERE ${left}${sample}) a
  JOIN (SELECT ${columns.join(', ')} FROM base WHERE ${right}) b
  ON ${blockSql(rule)}${within ? ' AND a.id < b.id' : ''}`;

/** A share of the left side, the same whatever the order of the input. */
const sampleSql = (share: number): string =>
  share >= 1 ? '' : ` AND chance % 1000000 < ${Math.ceil(share * 1e6)}`;

/** All pairs of a rule on a sample of the left side, counted by pattern. */
export const patternCountsSql = (
  dialect: Dialect,
  layout: Layout,
  rule: BlockingRule,
  sides: Sides,
  share: number,
): string => `
  SELECT pattern, count(*)::DOUBLE FROM (
    SELECT ${patternSql(dialect, layout)} AS pattern FROM ${joinSql(rule, sides, { sample: sampleSql(share) })})
  GROUP BY pattern ORDER BY pattern`;

/** Patterns of these pairs (ids), by their position, whether or not a rule finds them. */
export const patternsOfSql = (
  dialect: Dialect,
  layout: Layout,
  pairs: readonly (readonly [number, number])[],
): string => `
  SELECT place, ${patternSql(dialect, layout)} AS pattern
  FROM (VALUES ${pairs.map(([one, other], i) => `(${i}, ${one}, ${other})`).join(', ')})
    AS asked(place, one, other)
  JOIN person a ON a.id = asked.one JOIN base b ON b.id = asked.other`;

/** Records of each of the two samples whose pairs tell what strangers agree on. */
const RANDOM_RECORDS = 1200;

/** Every record of one small sample with every record of another. Few enough pass the first filter to sort them. */
export const randomPatternsSql = (dialect: Dialect, layout: Layout, records: number): string => {
  const rough = Math.min(1, (3 * RANDOM_RECORDS) / Math.max(records, 1));
  const sample = (chance: string) => `
    (SELECT * FROM person WHERE ${chance} % 1000000 < ${Math.ceil(rough * 1e6)}
      ORDER BY ${chance}, source LIMIT ${RANDOM_RECORDS})`;
  return `
  SELECT pattern, count(*)::DOUBLE FROM (
    SELECT ${patternSql(dialect, layout)} AS pattern
    FROM ${sample('chance')} a JOIN ${sample(dialect.divided('chance', 2 ** 20))} b ON a.id <> b.id)
  GROUP BY pattern ORDER BY pattern`;
};

/**
 * Pairs of records of one source that agree on the fields: in a source that holds each person once, no
 * match is among them. By frequency step the squares count, since a name seen once is not carried by nobody else.
 * Counted on a share of the values, drawn by their hash; common ones, which are few and weigh much, always.
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
  SELECT step::INTEGER, sum(${pairs} / CASE WHEN step = ${rarest} THEN ${part} ELSE 1 END)::DOUBLE FROM (
    SELECT ${step} AS step, count(*)::DOUBLE AS n FROM ${frequency ? 'person' : 'base'}
    WHERE ${known} AND (${step} < ${rarest} OR ${drawn})
    GROUP BY source, ${[...keys, ...(frequency ? [step] : [])].join(', ')})
  GROUP BY step ORDER BY step`;
}

/** Records per source, and in how many of them each field is known. */
export const sizesSql = (fields: readonly string[]): string => `
  SELECT source::INTEGER, count(*)::INTEGER,
    ${fields.map((field) => `count(${keyColumn(field)})::INTEGER`).join(', ')}
  FROM base GROUP BY source ORDER BY source`;

const tableOf = (dialect: Dialect, name: string, patterns: readonly number[]): Step => ({
  name: `patterns: ${name}`,
  sql: `CREATE TABLE ${name} AS ${dialect.numbers(patterns, 'pattern')}`,
});

/** What is looked for, and room for pairs as integers alone tell them. */
export function searchTables(
  dialect: Dialect,
  layout: Layout,
  patterns: readonly number[],
): Step[] {
  const rough = roughPatterns(layout, patterns);
  const open = rough.filter((pattern) => isOpen(layout, pattern));
  return [
    tableOf(dialect, 'survivor', patterns),
    tableOf(dialect, 'rough_survivor', rough),
    tableOf(dialect, 'open_pattern', open),
    {
      name: 'table of near pairs',
      sql: 'CREATE TABLE near (left_id INTEGER, right_id INTEGER, pattern INTEGER, rule INTEGER)',
    },
  ];
}

/** A blocking rule at work between two sides. */
export interface RuleAtWork {
  readonly dialect: Dialect;
  readonly profile: Profile;
  readonly layout: Layout;
  /** Its place among the profile's rules: pairs of an earlier one are left out. */
  readonly index: number;
  readonly sides: Sides;
}

const newPairsSql = (
  { profile, index, sides }: RuleAtWork,
  columns?: readonly string[],
): string => {
  const rule = profile.blocking[index];
  if (!rule) throw new RangeError(`There is no blocking rule ${index}.`);
  const earlier = profile.blocking.slice(0, index);
  return `${joinSql(rule, sides, { columns })} WHERE true ${notEarlierSql(earlier)}`;
};

const nearSql = ({ dialect, layout, index }: RuleAtWork, from: string): string => `
  INSERT INTO near
  SELECT left_id, right_id, pattern, ${index} FROM (
    SELECT a.id AS left_id, b.id AS right_id, ${roughPatternSql(dialect, layout)} AS pattern
    FROM ${from})
  SEMI JOIN rough_survivor USING (pattern)`;

/** Pairs of a rule, and of no earlier one, whose pattern may be worth looking at as far as integers tell. */
export const nearPairsSql = (rule: RuleAtWork): string => nearSql(rule, newPairsSql(rule));

/**
 * The same, where nearly all pairs are strangers: one integer per record is compared at first, and records are fetched
 * only for pairs that may share one of the columns.
 */
export function lookedAtPairsSql(rule: RuleAtWork, columns: readonly string[]): string {
  const { dialect, profile, index, sides } = rule;
  const read = new Set(profile.blocking.slice(0, index + 1).flatMap(blockColumns));
  const narrow = ['id', ...read, ...lookColumns(columns)];
  return nearSql(
    rule,
    `(SELECT a.id AS one, b.id AS other FROM ${newPairsSql(rule, narrow)}
      AND ${mayShareSql(columns, dialect.differing('a.look', 'b.look'))})
    JOIN (SELECT * FROM person WHERE ${sides.left}) a ON a.id = one
    JOIN (SELECT * FROM base WHERE ${sides.right}) b ON b.id = other`,
  );
}

/** Pairs whose pattern is worth looking at. Texts are fetched and compared only where integers leave it open. */
export const candidatesSql = (dialect: Dialect, layout: Layout): string => `
  CREATE TABLE candidate AS
  SELECT left_id, right_id, pattern, rule FROM near ANTI JOIN open_pattern USING (pattern)
  UNION ALL
  SELECT left_id, right_id, pattern, rule FROM (
    SELECT left_id, right_id, rule, ${settledPatternSql(dialect, layout, 'rough')} AS pattern
    FROM (SELECT left_id, right_id, rule, pattern AS rough FROM near SEMI JOIN open_pattern USING (pattern))
    JOIN person a ON a.id = left_id JOIN base b ON b.id = right_id)
  SEMI JOIN survivor USING (pattern)`;
