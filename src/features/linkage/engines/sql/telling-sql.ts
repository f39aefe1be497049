import { unpack, type Layout } from '../../domain/model/layout.js';
import type { BlockingRule, Condition } from '../../domain/model/profile.js';
import { headColumn, keyColumn, prefixColumn, tailColumn } from './columns.js';
import { editedFields } from './edited-fields.js';

/**
 * Something two integers tell of a pair `a`, `b`: that both agree on a column, or that one of them is of a rare kind, as
 * a name with ● or in a single script, whose pairs need not agree on anything.
 */
interface Sign {
  readonly sql: string;
  readonly ofRareKind: boolean;
}

const agree = (column: string): Sign => ({
  sql: `a.${column} = b.${column}`,
  ofRareKind: false,
});

const eitherIs = (kind: (side: string) => string): Sign => ({
  sql: `${kind('a')} OR ${kind('b')}`,
  ofRareKind: true,
});

/** Of these signs a pair that satisfies the condition shows at least one; undefined where it may do without. */
function signsOf(condition: Condition): Sign[] | undefined {
  if ('equal' in condition) return [agree(keyColumn(condition.equal))];
  if ('compatible' in condition) {
    const key = keyColumn(condition.compatible);
    return [agree(key), eitherIs((side) => `${side}.${key} IS NULL`)];
  }
  if ('edit' in condition)
    return condition.within === 1
      ? [agree(headColumn(condition.edit)), agree(tailColumn(condition.edit))]
      : undefined;
  if ('fits' in condition)
    return [eitherIs((side) => `${side}.${keyColumn(condition.fits)} IS NOT NULL`)];
  if ('crosswise' in condition) {
    const [one, other] = condition.crosswise.map(keyColumn);
    return [
      eitherIs((side) => `(${side}.${one ?? ''} IS NULL) <> (${side}.${other ?? ''} IS NULL)`),
    ];
  }
  if (!('any' in condition)) return undefined;
  const all = condition.any.map(signsOf);
  return all.every((signs) => signs !== undefined) ? all.flat() : undefined;
}

/** Signs that all pairs of the rule show: they tell nothing. */
const demandedBy = ({ on }: BlockingRule): Set<string> =>
  new Set(
    on
      .flatMap(({ field, prefix }) =>
        prefix === undefined
          ? [keyColumn(field), headColumn(field), tailColumn(field)]
          : [prefixColumn(field, prefix)],
      )
      .map((column) => agree(column).sql),
  );

/** Signs by comparison and code: of those a pair on the level shows at least one. None where it takes none. */
const signsByCode = (layout: Layout, demanded: ReadonlySet<string>): (Sign[] | undefined)[][] =>
  layout.comparisons.map(({ levels }) =>
    levels.map(({ level }) =>
      level?.when.map(signsOf).find((signs) => signs?.every(({ sql }) => !demanded.has(sql))),
    ),
  );

/** The patterns, those told by the same signs once. */
function toldApart(
  { comparisons }: Layout,
  signs: readonly (readonly (readonly Sign[] | undefined)[])[],
  patterns: readonly number[],
): number[] {
  const alike = signs.map((byCode) => {
    const texts = byCode.map((one) => JSON.stringify(one));
    return texts.map((text) => texts.indexOf(text));
  });
  const told = new Set<number>();
  for (const pattern of patterns) {
    let first = 0;
    for (const [i, { stride, levels }] of comparisons.entries())
      first += stride * (alike[i]?.[Math.floor(pattern / stride) % levels.length] ?? 0);
    told.add(first);
  }
  return [...told];
}

/** For every level of the pattern that takes it, the signs of which a pair shows at least one; rare kinds last. */
function evidenceOf(
  layout: Layout,
  signs: readonly (readonly (Sign[] | undefined)[])[],
  pattern: number,
): Sign[][] {
  const isRare = (all: readonly Sign[]) => Number(all.some(({ ofRareKind }) => ofRareKind));
  return unpack(layout, pattern)
    .flatMap((code, i) => [signs[i]?.[code] ?? []])
    .filter(({ length }) => length > 0)
    .sort((a, b) => isRare(a) - isRare(b));
}

/** Equal texts have one head, which tells of both. */
function withoutTold({ comparisons }: Layout, signs: ReadonlySet<string>): string[] {
  const edited = editedFields(comparisons.map(({ comparison }) => comparison));
  const told = [...edited]
    .filter((field) => signs.has(agree(headColumn(field)).sql))
    .map((field) => agree(keyColumn(field)).sql);
  return [...signs].filter((sign) => !told.includes(sign));
}

/**
 * A condition that every pair of the rule on one of the patterns satisfies and strangers seldom do: a few integers tell
 * it, so that no others are compared level by level. `true` where a pattern can do without any sign.
 */
export function tellingSql(
  layout: Layout,
  rule: BlockingRule,
  patterns: readonly number[],
): string {
  const signs = signsByCode(layout, demandedBy(rule));
  const evidence = toldApart(layout, signs, patterns).map((one) => evidenceOf(layout, signs, one));
  if (evidence.some(({ length }) => length === 0)) return 'true';
  const asked = new Set<string>();
  // Patterns with little choice first: what they take often serves the others.
  for (const choices of evidence.sort((a, b) => a.length - b.length))
    if (!choices.some((signs) => signs.every(({ sql }) => asked.has(sql))))
      for (const { sql } of choices[0] ?? []) asked.add(sql);
  return `(${withoutTold(layout, asked).join(' OR ')})`;
}
