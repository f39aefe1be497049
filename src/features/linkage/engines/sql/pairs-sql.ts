import { pairedSql, type Comparing, type Sides } from './comparing.js';
import type { Dialect } from './dialect.js';
import {
  blockSql,
  notEarlierSql,
  patternSql,
  roughPatternSql,
  settledPatternSql,
} from './pattern-sql.js';
import { personSql } from './person-sql.js';
import { openPatterns, roughPatterns } from './rough-patterns.js';
import type { Step } from './statements.js';
import { tellingSql } from './telling-sql.js';

/** A view: from a table's least and greatest number DuckDB makes a filter, and works every pattern out twice. */
const viewOf = (dialect: Dialect, name: string, patterns: readonly number[]): Step => ({
  name: `patterns: ${name}`,
  sql: `CREATE TEMPORARY VIEW ${name} AS ${dialect.numbers(patterns, 'pattern')}`,
});

/** What is looked for, and room for pairs as integers alone tell them. */
export function searchTables({ dialect, layout }: Comparing, patterns: readonly number[]): Step[] {
  const rough = roughPatterns(layout, patterns);
  return [
    viewOf(dialect, 'survivor', patterns),
    viewOf(dialect, 'rough_survivor', rough),
    viewOf(dialect, 'open_pattern', openPatterns(layout, rough)),
    {
      name: 'table of near pairs',
      sql: 'CREATE TABLE near (left_id INTEGER, right_id INTEGER, pattern INTEGER, rule INTEGER)',
    },
  ];
}

/**
 * Pairs of a blocking rule, and of none before it (`index`), whose pattern may be one of `patterns` as far as integers
 * tell.
 */
export function nearPairsSql(
  { dialect, profile, layout }: Comparing,
  index: number,
  sides: Sides,
  patterns: readonly number[],
): string {
  const rule = profile.blocking[index];
  if (!rule) throw new RangeError(`There is no blocking rule ${index}.`);
  const left = personSql(profile, `(SELECT * FROM base WHERE ${sides.left})`);
  const right = `(SELECT * FROM base WHERE ${sides.right})`;
  return `
  INSERT INTO near
  SELECT left_id, right_id, pattern, ${index} FROM (
    SELECT a.id AS left_id, b.id AS right_id, ${roughPatternSql(dialect, layout)} AS pattern
    FROM ${pairedSql(sides, left, right, blockSql(rule))}
    WHERE ${tellingSql(layout, rule, patterns)} ${notEarlierSql(profile.blocking.slice(0, index))})
  SEMI JOIN rough_survivor USING (pattern)`;
}

/** Pairs whose pattern is worth looking at. Texts are fetched and compared only where integers leave it open. */
export const candidatesSql = ({ dialect, profile, layout }: Comparing): string => `
  CREATE TABLE candidate AS
  SELECT left_id, right_id, pattern, rule FROM near ANTI JOIN open_pattern USING (pattern)
  UNION ALL
  SELECT left_id, right_id, pattern, rule FROM (
    SELECT left_id, right_id, rule, ${settledPatternSql(dialect, layout, 'rough')} AS pattern
    FROM (SELECT left_id, right_id, rule, pattern AS rough FROM near SEMI JOIN open_pattern USING (pattern))
    JOIN ${personSql(profile, 'base')} a ON a.id = left_id JOIN base b ON b.id = right_id)
  SEMI JOIN survivor USING (pattern)`;

/** Patterns of these pairs (ids), by their position, whether or not a rule finds them. */
export function patternsOfSql(
  { dialect, profile, layout }: Comparing,
  pairs: readonly (readonly [number, number])[],
): string {
  const left = `(SELECT * FROM base WHERE id IN (${pairs.map(([one]) => one).join(', ')}))`;
  return `
  SELECT place, ${patternSql(dialect, layout)} AS pattern
  FROM (VALUES ${pairs.map(([one, other], i) => `(${i}, ${one}, ${other})`).join(', ')})
    AS asked(place, one, other)
  JOIN ${personSql(profile, left)} a ON a.id = asked.one JOIN base b ON b.id = asked.other`;
}
