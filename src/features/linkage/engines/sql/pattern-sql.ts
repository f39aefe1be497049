import type { ComparisonLayout, Layout } from '../../domain/model/layout.js';
import type { BlockingRule, Condition, Level } from '../../domain/model/profile.js';
import { ERAS, yearOf } from '../../domain/normalise/calendar.js';
import {
  frequencyColumn,
  headColumn,
  keyColumn,
  prefixColumn,
  tailColumn,
  textColumn,
} from './columns.js';
import type { Dialect } from './dialect.js';

const equal = (column: string) => `a.${column} = b.${column}`;
const unknown = (field: string) =>
  `(a.${keyColumn(field)} IS NULL OR b.${keyColumn(field)} IS NULL)`;
const both = (field: string) =>
  `(a.${keyColumn(field)} IS NOT NULL AND b.${keyColumn(field)} IS NOT NULL)`;

const endsAgreeSql = (field: string): string =>
  `(${equal(headColumn(field))} OR ${equal(tailColumn(field))})`;

/** The costly distance comes last: length and ends decide nearly all pairs. */
function editSql(dialect: Dialect, field: string, within: number, atLeast: number): string {
  const [a, b] = [`a.${textColumn(field)}`, `b.${textColumn(field)}`];
  const [bytesA, bytesB] = [dialect.bytes(a), dialect.bytes(b)];
  const ends = within === 1 ? `${endsAgreeSql(field)} AND ` : '';
  return `(${ends}abs(${bytesA} - ${bytesB}) <= ${within}
    AND ${bytesA} >= ${atLeast} AND ${bytesB} >= ${atLeast}
    AND ${dialect.edited(a, b, within)})`;
}

/** The year of one era taken for the same year of another: 昭和3 for 平成3. `years` lie between the two days. */
const eraSlipSql = (earlier: string, later: string, years: string): string =>
  ERAS.flatMap((one, i) =>
    ERAS.slice(i + 1).map(
      (other) => `(${years} = ${yearOf(other.first) - yearOf(one.first)}
        AND ${earlier} BETWEEN ${one.first} AND ${one.last} AND ${later} BETWEEN ${other.first} AND ${other.last})`,
    ),
  ).join(' OR ');

/**
 * Dates are yyyymmdd: the year up to ten years off (a digit; not a father and his son) or under another era, the day
 * one digit off, another month, or day and month exchanged.
 */
export function slipSql(dialect: Dialect, field: string): string {
  const [a, b] = [`a.${keyColumn(field)}`, `b.${keyColumn(field)}`];
  const year = (date: string) => dialect.divided(date, 10_000);
  const yearMonth = (date: string) => dialect.divided(date, 100);
  const [earlier, later] = [`least(${a}, ${b})`, `greatest(${a}, ${b})`];
  const years = `(${year(later)} - ${year(earlier)})`;
  return `(
    (${a} % 10000 = ${b} % 10000 AND (${years} <= 10 OR ${eraSlipSql(earlier, later, years)}))
    OR (${yearMonth(a)} = ${yearMonth(b)} AND (abs(${a} - ${b}) < 10 OR abs(${a} - ${b}) % 10 = 0))
    OR (${year(a)} = ${year(b)} AND ${a} % 100 = ${b} % 100)
    OR (${year(a)} = ${year(b)} AND ${yearMonth(a)} % 100 = ${b} % 100 AND ${yearMonth(b)} % 100 = ${a} % 100))`;
}

function endsSql(dialect: Dialect, part: string, whole: string): string {
  const one = (split: string, joined: string) =>
    `(${joined}.${keyColumn(part)} IS NULL AND ${dialect.bytes(`${split}.${textColumn(part)}`)} > 1
      AND ${dialect.endsWith(`${joined}.${textColumn(whole)}`, `${split}.${textColumn(part)}`)})`;
  return `(${one('a', 'b')} OR ${one('b', 'a')})`;
}

const laidSql = (pattern: string, whole: string, holds: (a: string, b: string) => string): string =>
  `(${holds(`a.${pattern}`, `b.${whole}`)} OR ${holds(`b.${pattern}`, `a.${whole}`)})`;

const fitsSql = (pattern: string, whole: string): string =>
  laidSql(textColumn(pattern), textColumn(whole), (one, other) => `${other} LIKE ${one}`);

/** Does a pattern stand against a whole, whether or not it fits? */
const laidAgainstSql = (pattern: string, whole: string): string =>
  laidSql(
    keyColumn(pattern),
    keyColumn(whole),
    (one, other) => `(${one} IS NOT NULL AND ${other} IS NOT NULL)`,
  );

const similarSql = (dialect: Dialect, field: string, atLeast: number): string =>
  `${dialect.similarity(`a.${textColumn(field)}`, `b.${textColumn(field)}`)} >= ${atLeast}`;

const crossedSql = (one: string, other: string): string =>
  `(a.${keyColumn(one)} = b.${keyColumn(other)} AND a.${keyColumn(other)} = b.${keyColumn(one)})`;

const crosswiseSql = (first: string, second: string): string => {
  const alone = (side: string, known: string, missing: string) =>
    `(${side}.${keyColumn(known)} IS NOT NULL AND ${side}.${keyColumn(missing)} IS NULL)`;
  return `((${alone('a', first, second)} AND ${alone('b', second, first)})
    OR (${alone('a', second, first)} AND ${alone('b', first, second)}))`;
};

const anySql = (dialect: Dialect, conditions: readonly Condition[]): string =>
  `(${conditions.map((one) => conditionSql(dialect, one)).join(' OR ')})`;

/** Equality and its relatives, or undefined for the costlier ones. */
function equalitySql(condition: Condition): string | undefined {
  if ('equal' in condition) return equal(keyColumn(condition.equal));
  if ('compatible' in condition)
    return `(${unknown(condition.compatible)} OR ${equal(keyColumn(condition.compatible))})`;
  if ('differs' in condition)
    return `a.${keyColumn(condition.differs)} <> b.${keyColumn(condition.differs)}`;
  if ('oneSided' in condition)
    return `(a.${keyColumn(condition.oneSided)} IS NULL) <> (b.${keyColumn(condition.oneSided)} IS NULL)`;
  return undefined;
}

function conditionSql(dialect: Dialect, condition: Condition): string {
  if ('edit' in condition)
    return editSql(dialect, condition.edit, condition.within, condition.atLeast);
  if ('similar' in condition) return similarSql(dialect, condition.similar, condition.atLeast);
  if ('slip' in condition) return slipSql(dialect, condition.slip);
  if ('ends' in condition) return endsSql(dialect, condition.ends, condition.whole);
  if ('fits' in condition) return fitsSql(condition.fits, condition.whole);
  if ('crossed' in condition) return crossedSql(...condition.crossed);
  if ('crosswise' in condition) return crosswiseSql(...condition.crosswise);
  return 'any' in condition ? anySql(dialect, condition.any) : (equalitySql(condition) ?? 'false');
}

const allSql = (dialect: Dialect, conditions: readonly Condition[]): string =>
  conditions.map((one) => conditionSql(dialect, one)).join(' AND ');

/** Asked of the characters of two texts, not of integers alone. */
const isCostlyCondition = (condition: Condition): boolean =>
  'any' in condition
    ? condition.any.some(isCostlyCondition)
    : ['edit', 'similar', 'ends', 'fits'].some((kind) => kind in condition);

export const isCostly = ({ when }: Level): boolean => when.some(isCostlyCondition);

/** What integers tell of a condition: the condition itself, or what it cannot do without. */
function roughSql(dialect: Dialect, condition: Condition): string {
  if ('edit' in condition)
    return condition.within === 1 ? endsAgreeSql(condition.edit) : both(condition.edit);
  if ('similar' in condition) return both(condition.similar);
  if ('ends' in condition) return unknown(condition.ends);
  if ('fits' in condition) return laidAgainstSql(condition.fits, condition.whole);
  if ('any' in condition)
    return `(${condition.any.map((one) => roughSql(dialect, one)).join(' OR ')})`;
  return conditionSql(dialect, condition);
}

/** Codes of the levels as multiples of the stride, so that a pattern is their sum. */
function comparisonSql(
  dialect: Dialect,
  { comparison, levels, stride }: ComparisonLayout,
  rough: boolean,
): string {
  const codeOf = (level: Level) => levels.findIndex((one) => one.level === level);
  const holds = ({ when }: Level) =>
    rough ? when.map((one) => roughSql(dialect, one)).join(' AND ') : allSql(dialect, when);
  const cases = comparison.levels.map((level) => {
    const code = codeOf(level) * stride;
    const { frequency } = level;
    const value = frequency
      ? `${code} + ${stride} * a.${frequencyColumn(frequency)}`
      : String(code);
    return `WHEN ${holds(level)} THEN ${rough && isCostly(level) ? code : value}`;
  });
  const patterns = comparison.levels
    .flatMap(({ when }) => when)
    .flatMap((one) => ('fits' in one ? [laidAgainstSql(one.fits, one.whole)] : []));
  const known = [...comparison.known.map(both), ...patterns].join(' OR ');
  return `CASE ${cases.join('\n    ')}\n    WHEN ${known} THEN ${stride} ELSE 0 END`;
}

/** All levels of the pair of records a and b in one integer. */
export const patternSql = (dialect: Dialect, { comparisons }: Layout): string =>
  `(${comparisons.map((one) => comparisonSql(dialect, one, false)).join('\n  + ')})::INTEGER`;

/** The pattern as integers alone tell it: where a costly level may hold, that level (rough-patterns.ts). */
export const roughPatternSql = (dialect: Dialect, { comparisons }: Layout): string =>
  `(${comparisons.map((one) => comparisonSql(dialect, one, true)).join('\n  + ')})::INTEGER`;

/** The pattern of a pair whose rough pattern is known: only comparisons with costly levels are made again. */
export function settledPatternSql(
  dialect: Dialect,
  { comparisons }: Layout,
  rough: string,
): string {
  const again = comparisons
    .filter(({ comparison }) => comparison.levels.some(isCostly))
    .map((one) => {
      const before = `${dialect.divided(rough, one.stride)} % ${one.levels.length}`;
      return `+ ${comparisonSql(dialect, one, false)} - ${before} * ${one.stride}`;
    });
  return `(${rough} ${again.join(' ')})::INTEGER`;
}

/** Columns in which all pairs of a rule agree. */
const blockColumns = ({ on }: BlockingRule): string[] =>
  on.map(({ field, prefix }) =>
    prefix === undefined ? keyColumn(field) : prefixColumn(field, prefix),
  );

export const blockSql = (rule: BlockingRule): string => blockColumns(rule).map(equal).join(' AND ');

/** Pairs of earlier rules left out: cheaper than a union with DISTINCT. Unknown values belong to no block. */
export const notEarlierSql = (earlier: readonly BlockingRule[]): string =>
  earlier.map((rule) => `AND NOT coalesce(${blockSql(rule)}, false)`).join(' ');
