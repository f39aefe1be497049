import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { DataDefinition } from '../../catalogue/index.js';
import { holdingsErrors } from './errors.js';
import {
  type Count,
  type Holdings,
  type ItemHoldings,
  isTooFew,
  type TableHoldings,
} from './holdings.js';
import { isPeriod, type Period } from './month.js';

/** Refused with the first place whose counts or periods cannot be true. */
export function checkConsistent({ tables, asOf }: Holdings): Outcome<undefined> {
  for (const table of tables) {
    const item = table.items.find((one) => !isItemSound(one, table));
    const place = item ? `${table.table}.${item.item}` : table.table;
    if (item || !isTableSound(table, asOf.slice(0, 7)))
      return refuse(holdingsErrors.HOLDINGS_INCONSISTENT, { place });
  }
  const names = tables.map(({ table }) => table);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  return twice === undefined
    ? ok()
    : refuse(holdingsErrors.HOLDINGS_INCONSISTENT, { place: twice });
}

/** Refused with the first table or item the definition does not have. */
export function checkOfDefinition(
  { tables }: Holdings,
  definition: DataDefinition,
): Outcome<undefined> {
  for (const { table, items } of tables) {
    const known = definition.tables.find(({ name }) => name === table)?.items;
    const names = new Set(known?.map(({ name }) => name));
    const item = items.find((one) => !names.has(one.item))?.item;
    if (known && item === undefined) continue;
    return refuse(holdingsErrors.HOLDINGS_PLACE_UNKNOWN, {
      place: item === undefined ? table : `${table}.${item}`,
      definition: definition.id,
      version: definition.version,
    });
  }
  return ok();
}

const atMost = (count: Count | null, limit: Count): boolean =>
  count === null || isTooFew(count) || isTooFew(limit) || count <= limit;

function isTableSound(table: TableHoldings, lastMonth: string): boolean {
  const { rows, undated, persons, institutions, items, period } = table;
  const names = new Set(items.map(({ item }) => item));
  return (
    names.size === items.length &&
    (period === null || period.first <= lastMonth) &&
    [undated, persons, institutions].every((count) => atMost(count, rows)) &&
    areTimesSound(table)
  );
}

function isItemSound(item: ItemHoldings, { rows, period }: TableHoldings): boolean {
  const isInside =
    item.period === null ||
    (period !== null && item.period.first >= period.first && item.period.last <= period.last);
  return atMost(item.values, rows) && isInside && areTimesSound(item);
}

function areTimesSound({
  period,
  gaps,
}: {
  period: Period | null;
  gaps: readonly Period[];
}): boolean {
  if (period === null) return gaps.length === 0;
  const isOrdered = gaps.every((gap, at) => gap.first > (gaps[at - 1]?.last ?? period.first));
  return (
    isPeriod(period) && isOrdered && gaps.every((gap) => isPeriod(gap) && gap.last < period.last)
  );
}
