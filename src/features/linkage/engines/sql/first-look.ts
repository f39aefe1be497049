import { unpack, type Layout } from '../../domain/model/layout.js';
import type { BlockingRule, Condition } from '../../domain/model/profile.js';
import { editedFields } from './edited-fields.js';
import { headColumn, keyColumn, prefixColumn, tailColumn } from './columns.js';

/** Columns of integers. */
type Columns = readonly string[];

/**
 * Some conditions need nothing shared, but a record of a rare kind: a name with ●, or one in a single script. A mark, a
 * condition in brackets, stands for the column; pairs with a record it holds of are looked at whatever they share.
 */
const isMark = (column: string): boolean => column.startsWith('(');

/**
 * Columns of which a pair that satisfies the condition shares at least one, or whose mark one of its records bears;
 * undefined where it may do without.
 */
function sharedBy(condition: Condition): Columns | undefined {
  if ('fits' in condition) return [`(${keyColumn(condition.fits)} IS NOT NULL)`];
  if ('crosswise' in condition) {
    const [one, other] = condition.crosswise.map((field) => `${keyColumn(field)} IS NULL`);
    return [`((${one ?? ''}) <> (${other ?? ''}))`];
  }
  if ('equal' in condition) return [keyColumn(condition.equal)];
  if ('edit' in condition)
    return condition.within === 1
      ? [headColumn(condition.edit), tailColumn(condition.edit)]
      : undefined;
  if (!('any' in condition)) return undefined;
  const all = condition.any.map(sharedBy);
  return all.every((columns) => columns !== undefined) ? all.flat() : undefined;
}

/** Columns in which all pairs of the rule agree: they tell nothing. */
const demandedBy = ({ on }: BlockingRule): Set<string> =>
  new Set(
    on.flatMap(({ field, prefix }) =>
      prefix === undefined
        ? [keyColumn(field), headColumn(field), tailColumn(field)]
        : [prefixColumn(field, prefix)],
    ),
  );

/** For every level of the pattern that takes it, of which columns a pair shares at least one. */
function evidenceOf(layout: Layout, demanded: ReadonlySet<string>, pattern: number): Columns[] {
  return unpack(layout, pattern).flatMap((code, i) => {
    const when = layout.comparisons[i]?.levels[code]?.level?.when ?? [];
    const telling = when
      .map(sharedBy)
      .filter((columns) => columns?.every((column) => !demanded.has(column)));
    return telling[0] ? [telling[0]] : [];
  });
}

const marksLast = (evidence: Columns[]): Columns[] =>
  evidence.sort((a, b) => Number(a.some(isMark)) - Number(b.some(isMark)));

/**
 * Columns of which every pair of the rule on one of the patterns shares at least one: pairs that share none need no
 * closer look. Undefined where a pattern can do without.
 */
export function firstLookColumns(
  layout: Layout,
  rule: BlockingRule,
  patterns: readonly number[],
): string[] | undefined {
  const demanded = demandedBy(rule);
  const evidence = patterns.map((pattern) => marksLast(evidenceOf(layout, demanded, pattern)));
  if (evidence.some(({ length }) => length === 0)) return undefined;
  const looked = new Set<string>();
  // Patterns with little choice first: what they take often serves the others.
  for (const choices of evidence.sort((a, b) => a.length - b.length))
    if (!choices.some((columns) => columns.every((column) => looked.has(column))))
      for (const column of choices[0] ?? []) looked.add(column);
  const columns = withoutTold(layout, looked);
  return columns.every(isMark) ? undefined : columns;
}

/** Equal texts have one head, whose column tells of both. */
function withoutTold({ comparisons }: Layout, looked: ReadonlySet<string>): string[] {
  const edited = editedFields(comparisons.map(({ comparison }) => comparison));
  const told = new Set([...edited].filter((field) => looked.has(headColumn(field))).map(keyColumn));
  return [...looked].filter((column) => !told.has(column));
}

/** Bits of a signed 64-bit integer that a sum may use. */
const BITS = 63;

/** One lane per column in one integer. The highest bit of every lane is kept free. */
const laneBits = (columns: Columns): number => Math.floor(BITS / columns.length);

const lanes = (columns: Columns, value: bigint): bigint =>
  columns.reduce((sum, _, i) => sum + (value << BigInt(laneBits(columns) * i)), 0n);

const withoutMarks = (columns: Columns): Columns => columns.filter((column) => !isMark(column));

/**
 * What is compared of every record: `look`, few bits of every column side by side, of an unknown value random ones;
 * `marked`, where there are marks.
 */
export function lookColumns(columns: Columns): string[] {
  const marks = columns.filter(isMark);
  const look = `${lookSql(withoutMarks(columns))} AS look`;
  return marks.length === 0 ? [look] : [look, `(${marks.join(' OR ')}) AS marked`];
}

const lookSql = (columns: Columns): string =>
  columns
    .map((column, i) => {
      const values = 2n ** BigInt(laneBits(columns) - 1);
      return `(coalesce(${column}, chance) % ${values}) * ${2n ** BigInt(laneBits(columns) * i)}`;
    })
    .join(' + ');

/**
 * May the pair share a column, given the bits in which the looks of its records differ? Adding its greatest value
 * to a lane sets the lane's free bit, unless the lane is 0.
 */
export function mayShareSql(all: Columns, differing: string): string {
  const columns = withoutMarks(all);
  const marked = columns.length < all.length ? ' OR a.marked OR b.marked' : '';
  const highest = 2n ** BigInt(laneBits(columns) - 1);
  const free = lanes(columns, highest);
  return `(((${differing} + ${lanes(columns, highest - 1n)}) & ${free}) <> ${free}${marked})`;
}
