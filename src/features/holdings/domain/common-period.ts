import { type Holdings, isNone, isTooFew, type ItemHoldings, type ItemName } from './holdings.js';
import { intersection, type Month, type Period, without } from './month.js';

/** An operator asked for a common period; undefined where it has told no holdings. */
export interface Partner {
  readonly operator: string;
  readonly holdings: Holdings | undefined;
}

/** One item at one operator. */
interface HeldAt extends ItemName {
  readonly operator: string;
}

interface Lack extends HeldAt {
  /** `nothing-told`: the operator has told no holdings; `too-few`: too few values to say when. */
  readonly reason: 'nothing-told' | 'not-held' | 'too-few';
}

/** 共通期間. */
export interface CommonPeriod {
  /** Months that every operator holds of every item, leaving out those of `lacking`; null where none. */
  readonly period: Period | null;
  /** The latest start and whose it is; null where nothing is dated. */
  readonly start: { readonly month: Month; readonly limitedBy: readonly HeldAt[] } | null;
  /** The earliest end and whose it is. */
  readonly end: { readonly month: Month; readonly limitedBy: readonly HeldAt[] } | null;
  /** Months within the period in which somebody has no value. */
  readonly gaps: readonly (HeldAt & { readonly period: Period })[];
  /** The period without the gaps. */
  readonly unbroken: readonly Period[];
  /** Who does not hold an item at all. */
  readonly lacking: readonly Lack[];
  /** Held without dates: limits nothing. */
  readonly undated: readonly HeldAt[];
}

interface Dated extends HeldAt {
  readonly period: Period;
  readonly gaps: readonly Period[];
}

/** The period which all these operators can serve with all these items, and what limits it. */
export function commonPeriod(
  partners: readonly Partner[],
  items: readonly ItemName[],
): CommonPeriod {
  const found = partners.flatMap((partner) => items.map((item) => holdingOf(partner, item)));
  const dated = found.flatMap((one) => ('period' in one ? one : []));
  const lacking = found.flatMap((one) => ('reason' in one ? one : []));
  const undated = found.filter((one) => !('period' in one) && !('reason' in one));
  const start = limit(
    dated,
    ({ period }) => period.first,
    (a, b) => a > b,
  );
  const end = limit(
    dated,
    ({ period }) => period.last,
    (a, b) => a < b,
  );
  const period =
    start && end && start.month <= end.month ? { first: start.month, last: end.month } : null;
  const gaps = period ? dated.flatMap((one) => gapsWithin(one, period)) : [];
  const unbroken = period
    ? without(
        period,
        gaps.map((gap) => gap.period),
      )
    : [];
  return { period, start, end, gaps, unbroken, lacking, undated };
}

function holdingOf({ operator, holdings }: Partner, name: ItemName): Dated | Lack | HeldAt {
  const at: HeldAt = { operator, table: name.table, item: name.item };
  if (!holdings) return { ...at, reason: 'nothing-told' };
  const held = itemIn(holdings, name);
  if (!held || isNone(held.values)) return { ...at, reason: 'not-held' };
  if (isTooFew(held.values)) return { ...at, reason: 'too-few' };
  return held.period ? { ...at, period: held.period, gaps: held.gaps } : at;
}

const itemIn = (holdings: Holdings, name: ItemName): ItemHoldings | undefined =>
  holdings.tables
    .find(({ table }) => table === name.table)
    ?.items.find(({ item }) => item === name.item);

function limit(
  dated: readonly Dated[],
  end: (one: Dated) => Month,
  isTighter: (a: Month, b: Month) => boolean,
): CommonPeriod['start'] {
  const [first, ...rest] = dated.map(end);
  if (first === undefined) return null;
  const month = rest.reduce((tightest, one) => (isTighter(one, tightest) ? one : tightest), first);
  const limitedBy = dated.filter((one) => end(one) === month).map(placeOf);
  return { month, limitedBy };
}

const placeOf = ({ operator, table, item }: HeldAt): HeldAt => ({ operator, table, item });

const gapsWithin = (one: Dated, common: Period): CommonPeriod['gaps'] =>
  one.gaps.flatMap((gap) => {
    const period = intersection(gap, common);
    return period ? [{ ...placeOf(one), period }] : [];
  });
