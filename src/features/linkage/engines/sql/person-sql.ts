import type { Frequency, Profile } from '../../domain/model/profile.js';
import { frequencyColumn, keyColumn } from './columns.js';
import type { Step } from './statements.js';

/** By column: levels that ask for the same steps share one. */
const frequencies = ({ comparisons }: Pick<Profile, 'comparisons'>): [string, Frequency][] => [
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

/** Tables of common values, one per frequency of the profile. */
export const commonValueSteps = (profile: Profile): Step[] =>
  frequencies(profile).map(([column, frequency]) => ({
    name: `common values of ${frequency.field}`,
    sql: commonValuesSql(column, frequency),
  }));

/** Records with a column that tells how common their value is. */
export const withFrequencySql = (from: string, frequency: Frequency): string => {
  const column = frequencyColumn(frequency);
  const { field, steps } = frequency;
  return `(SELECT one.*, coalesce(step, ${steps.length})::INTEGER AS ${column}
    FROM ${from} one LEFT JOIN t_${column} ON t_${column}.value = one.${keyColumn(field)})`;
};

/**
 * Records that also tell how common their names are: the left one of a pair. Looked up where they are read, since a
 * copy of all records would take as much memory again; `from` leaves out records nobody asks for before the lookup.
 */
export const personSql = (profile: Pick<Profile, 'comparisons'>, from: string): string =>
  frequencies(profile).reduce((sql, [, frequency]) => withFrequencySql(sql, frequency), from);
