import type { ComparisonLayout, Layout } from '../../../domain/model/layout.js';
import type { BlockingRule, Condition, Level } from '../../../domain/model/profile.js';
import {
  frequencyColumn,
  headColumn,
  keyColumn,
  prefixColumn,
  tailColumn,
  textColumn,
} from './columns.js';

const equal = (column: string) => `a.${column} = b.${column}`;
const unknown = (field: string) =>
  `(a.${keyColumn(field)} IS NULL OR b.${keyColumn(field)} IS NULL)`;
const both = (field: string) =>
  `(a.${keyColumn(field)} IS NOT NULL AND b.${keyColumn(field)} IS NOT NULL)`;

/** The costly distance comes last: length and ends decide nearly all pairs. */
const editSql = (field: string, within: number, atLeast: number): string => {
  const text = textColumn(field);
  const ends =
    within === 1 ? `(${equal(headColumn(field))} OR ${equal(tailColumn(field))}) AND ` : '';
  return `(${ends}abs(strlen(a.${text}) - strlen(b.${text})) <= ${within}
    AND strlen(a.${text}) >= ${atLeast} AND strlen(b.${text}) >= ${atLeast}
    AND damerau_levenshtein(a.${text}, b.${text}) <= ${within})`;
};

/** Years between the first years of 明治, 大正, 昭和, 平成 and 令和: a date under the wrong era is off by one of them. */
const ERA_SLIPS = [14, 30, 44, 58, 63, 77, 93, 107, 121, 151];

/** Dates are yyyymmdd: one part differs by one digit, day and month are exchanged, or the era is another. */
function slipSql(field: string): string {
  const [a, b] = [`a.${keyColumn(field)}`, `b.${keyColumn(field)}`];
  const years = `abs(${a} // 10000 - ${b} // 10000)`;
  const digit = (difference: string, most: number) =>
    `(${difference} < 10 OR (${difference} % 10 = 0 AND ${difference} < ${most}))`;
  return `(
    (${a} % 10000 = ${b} % 10000 AND (${digit(years, 100)} OR ${years} IN (${ERA_SLIPS.join(', ')})))
    OR (${a} // 100 = ${b} // 100 AND ${digit(`abs(${a} - ${b})`, 40)})
    OR (${a} // 10000 = ${b} // 10000 AND ${a} % 100 = ${b} % 100)
    OR (${a} // 10000 = ${b} // 10000 AND ${a} // 100 % 100 = ${b} % 100 AND ${b} // 100 % 100 = ${a} % 100))`;
}

function endsSql(part: string, whole: string): string {
  const one = (split: string, joined: string) =>
    `(${joined}.${keyColumn(part)} IS NULL AND strlen(${split}.${textColumn(part)}) > 1
      AND ends_with(${joined}.${textColumn(whole)}, ${split}.${textColumn(part)}))`;
  return `(${one('a', 'b')} OR ${one('b', 'a')})`;
}

const similarSql = (field: string, atLeast: number): string =>
  `jaro_winkler_similarity(a.${textColumn(field)}, b.${textColumn(field)}) >= ${atLeast}`;

const crossedSql = (one: string, other: string): string =>
  `(a.${keyColumn(one)} = b.${keyColumn(other)} AND a.${keyColumn(other)} = b.${keyColumn(one)})`;

const anySql = (conditions: readonly Condition[]): string =>
  `(${conditions.map(conditionSql).join(' OR ')})`;

/** Equality and its relatives, or undefined for the costlier ones. */
function equalitySql(condition: Condition): string | undefined {
  if ('equal' in condition) return equal(keyColumn(condition.equal));
  if ('compatible' in condition)
    return `(${unknown(condition.compatible)} OR ${equal(keyColumn(condition.compatible))})`;
  if ('differs' in condition)
    return `a.${keyColumn(condition.differs)} <> b.${keyColumn(condition.differs)}`;
  return undefined;
}

function conditionSql(condition: Condition): string {
  if ('edit' in condition) return editSql(condition.edit, condition.within, condition.atLeast);
  if ('similar' in condition) return similarSql(condition.similar, condition.atLeast);
  if ('slip' in condition) return slipSql(condition.slip);
  if ('ends' in condition) return endsSql(condition.ends, condition.whole);
  if ('crossed' in condition) return crossedSql(...condition.crossed);
  return 'any' in condition ? anySql(condition.any) : (equalitySql(condition) ?? 'false');
}

const allSql = (conditions: readonly Condition[]): string =>
  conditions.map(conditionSql).join(' AND ');

/** Codes of the levels as multiples of the stride, so that a pattern is their sum. */
function comparisonSql({ comparison, levels, stride }: ComparisonLayout): string {
  const codeOf = (level: Level) => levels.findIndex((one) => one.level === level);
  const cases = comparison.levels.map((level) => {
    const code = codeOf(level) * stride;
    const step = frequencyColumn(comparison.name, level.name);
    const value = level.frequency ? `${code} + ${stride} * a.${step}` : String(code);
    return `WHEN ${allSql(level.when)} THEN ${value}`;
  });
  const known = comparison.known.map(both).join(' OR ');
  return `CASE ${cases.join('\n    ')}\n    WHEN ${known} THEN ${stride} ELSE 0 END`;
}

/** All levels of the pair of records a and b in one integer. */
export const patternSql = ({ comparisons }: Layout): string =>
  `(${comparisons.map(comparisonSql).join('\n  + ')})::INTEGER`;

const blockColumns = ({ on }: BlockingRule): string[] =>
  on.map(({ field, prefix }) =>
    prefix === undefined ? keyColumn(field) : prefixColumn(field, prefix),
  );

export const blockSql = (rule: BlockingRule): string => blockColumns(rule).map(equal).join(' AND ');

/** Pairs of earlier rules left out: cheaper than a union with DISTINCT. Unknown values belong to no block. */
export const notEarlierSql = (earlier: readonly BlockingRule[]): string =>
  earlier.map((rule) => `AND NOT coalesce(${blockSql(rule)}, false)`).join(' ');
