import {
  type CoarseningRule,
  type Count,
  type Holdings,
  isTooFew,
  type ItemHoldings,
  type TableHoldings,
} from './holdings.js';
import type { Period } from './month.js';

/**
 * The holdings as others may see them. Rounded down, so that nothing is promised that is not there; of a
 * small count nothing else is told, not even its period. Coarsening twice by one rule is coarsening once.
 */
export const coarsen = (holdings: Holdings, rule: CoarseningRule): Holdings => ({
  ...holdings,
  coarsened: rule,
  tables: holdings.tables.map((table) => tableOf(table, rule)),
});

function tableOf(table: TableHoldings, rule: CoarseningRule): TableHoldings {
  const orNull = (count: Count | null) => (count === null ? null : countOf(count, rule));
  const rows = countOf(table.rows, rule);
  return {
    ...table,
    rows,
    undated: countOf(table.undated, rule),
    persons: orNull(table.persons),
    institutions: orNull(table.institutions),
    ...timesOf(table, rows, rule),
    items: table.items.map((item) => itemOf(item, rule)),
  };
}

function itemOf(item: ItemHoldings, rule: CoarseningRule): ItemHoldings {
  const values = countOf(item.values, rule);
  return { ...item, values, ...timesOf(item, values, rule) };
}

export function countOf(count: Count, { smallest, digits }: CoarseningRule): Count {
  if (isTooFew(count)) return { lessThan: Math.max(count.lessThan, smallest) };
  if (count === 0) return 0;
  if (count < smallest) return { lessThan: smallest };
  const dropped = digits === 0 ? 0 : Math.max(0, String(count).length - digits);
  const rounded = Math.floor(count / 10 ** dropped) * 10 ** dropped;
  return Math.max(rounded, smallest);
}

interface Times {
  readonly period: Period | null;
  readonly gaps: readonly Period[];
}

function timesOf({ period, gaps }: Times, count: Count, rule: CoarseningRule): Times {
  if (isTooFew(count)) return { period: null, gaps: [] };
  if (rule.period === 'month' || period === null) return { period, gaps };
  return { period: yearsTouched(period), gaps: gaps.flatMap(wholeYears) };
}

const yearsTouched = ({ first, last }: Period): Period => ({
  first: `${first.slice(0, 4)}-01`,
  last: `${last.slice(0, 4)}-12`,
});

/** A year in which there is anything is no gap. */
function wholeYears({ first, last }: Period): Period[] {
  const from = Number(first.slice(0, 4)) + (first.endsWith('-01') ? 0 : 1);
  const to = Number(last.slice(0, 4)) - (last.endsWith('-12') ? 0 : 1);
  return from <= to ? [{ first: `${from}-01`, last: `${to}-12` }] : [];
}
