import type { EngineSettings } from '../../application/ports/linkage-engine.js';
import type { Rule } from '../../domain/rules.js';
import { blockSql, ruleSql } from './condition-sql.js';

/** One statement of the run, named for errors and measurements. */
export interface Step {
  readonly name: string;
  readonly sql: string;
}

/** Columns of the loaded rows, in the order the loader appends them. */
const COLUMNS = `source UTINYINT, institution VARCHAR, patient VARCHAR, birth INTEGER, sex VARCHAR,
  kana VARCHAR, given_kana VARCHAR, kanji VARCHAR, given_kanji VARCHAR, insurance VARCHAR,
  branch VARCHAR, phone VARCHAR, address VARCHAR, postal VARCHAR`;

export const loadedTableSql = (): string => `CREATE TABLE loaded (${COLUMNS})`;

/**
 * Records numbered in the order of their keys, so that nothing depends on the order of the files, with how
 * many of their own source carry the same name, and the same name and birth date.
 */
const personTableSql = (): string => `
  CREATE TABLE person AS
  SELECT (row_number() OVER (ORDER BY source, institution, patient) - 1)::INTEGER AS id, *,
    count(*) OVER (PARTITION BY source, sex, kana, kanji)::INTEGER AS same_name,
    count(*) OVER (PARTITION BY source, sex, kana, kanji, birth)::INTEGER AS same_name_and_birth
  FROM loaded
  ORDER BY birth`;

export const sealSteps = (): Step[] => [
  { name: 'number the records', sql: personTableSql() },
  { name: 'drop the loaded rows', sql: 'DROP TABLE loaded' },
];

export const repeatedKeysSql = (): string => `
  SELECT source::INTEGER, (count(*) - count(DISTINCT (institution, patient)))::INTEGER
  FROM person GROUP BY source ORDER BY source`;

const candidateTableSql = (): string =>
  'CREATE TABLE candidate (left_id INTEGER, right_id INTEGER, rule UTINYINT)';

/** Pairs of this rule that no earlier rule accepted: cheaper than a union with DISTINCT. */
function candidatesOfRuleSql(
  rules: readonly Rule[],
  index: number,
  settings: EngineSettings,
): string {
  const rule = rules[index];
  if (!rule) throw new RangeError(`There is no rule ${index}.`);
  const notEarlier = rules
    .slice(0, index)
    .map((earlier) => `AND NOT coalesce(${ruleSql(earlier, settings)}, false)`);
  return `
  INSERT INTO candidate
  SELECT a.id, b.id, ${index}
  FROM person a JOIN person b ON ${blockSql(rule)}
  WHERE ${ruleSql(rule, settings)}
  ${notEarlier.join('\n  ')}`;
}

export const candidateSteps = (rules: readonly Rule[], settings: EngineSettings): Step[] => [
  { name: 'candidate table', sql: candidateTableSql() },
  ...rules.map(({ name }, index) => ({
    name: `candidates of ${name}`,
    sql: candidatesOfRuleSql(rules, index, settings),
  })),
];

export const recordsSql = (): string =>
  'SELECT source::INTEGER, coalesce(birth, 0) FROM person ORDER BY id';

export const candidatesSql = (): string =>
  'SELECT left_id, right_id, rule::INTEGER FROM candidate ORDER BY rule, left_id, right_id';

export const keysSql = (): string =>
  'SELECT source::INTEGER, institution, patient FROM person ORDER BY id';
