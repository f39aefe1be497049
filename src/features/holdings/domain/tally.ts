import type { TableHoldings } from './holdings.js';
import { between, type Month, type Period, stretches } from './month.js';

/** Counts of the rows of one month; of no month where the rows are not dated. */
export interface MonthCount {
  readonly month: Month | null;
  readonly rows: number;
  /** Values that are not empty, in the order of the table's items. */
  readonly values: readonly number[];
}

export interface CountedTable {
  readonly table: string;
  readonly dated: string | null;
  readonly items: readonly string[];
  readonly months: readonly MonthCount[];
  readonly persons: number | null;
  readonly institutions: number | null;
}

/** Counts by month → what the table holds. */
export function tallied(counted: CountedTable): TableHoldings {
  const months = [...counted.months].sort((a, b) => ((a.month ?? '') < (b.month ?? '') ? -1 : 1));
  const { table, dated, persons, institutions } = counted;
  return {
    table,
    dated,
    rows: total(months, ({ rows }) => rows),
    undated: dated === null ? 0 : total(months, ({ month, rows }) => (month === null ? rows : 0)),
    persons,
    institutions,
    ...timesOf(months, ({ rows }) => rows),
    items: counted.items.map((item, at) => {
      const values = (count: MonthCount) => count.values[at] ?? 0;
      return { item, values: total(months, values), ...timesOf(months, values) };
    }),
  };
}

const total = (months: readonly MonthCount[], count: (month: MonthCount) => number): number =>
  months.reduce((sum, month) => sum + count(month), 0);

function timesOf(
  months: readonly MonthCount[],
  count: (month: MonthCount) => number,
): { period: Period | null; gaps: Period[] } {
  const held = months.flatMap((one) => (one.month !== null && count(one) > 0 ? one.month : []));
  const parts = stretches(held);
  const [first, last] = [parts[0], parts.at(-1)];
  return {
    period: first && last ? { first: first.first, last: last.last } : null,
    gaps: between(parts),
  };
}
