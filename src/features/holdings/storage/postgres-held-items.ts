import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import {
  HeldItems,
  type IsHeld,
  type ItemPlace,
  placeKey,
} from '../application/ports/held-items.js';
import type { DefinitionName } from '../application/ports/holdings.store.js';
import type { HeldBy } from '../domain/search-hit.js';
import type { HeldFilter } from '../domain/search-query.js';
import type { HeldCounts } from './holdings.entities.js';

interface PlaceRow {
  id: string;
  version: number;
  table: string;
  item: string;
}

interface TableRow {
  table: string;
  items: string;
}

interface HeldRow extends PlaceRow {
  operator: string;
  first: string | null;
  last: string | null;
  counts: HeldCounts;
}

/**
 * $1 id, $2 version, $3 operators (empty: any one), $4 and $5 the months asked for (null: none). One row
 * for each table, with an item once for each operator that holds it: few rows are read faster than many.
 */
const holdingSql = `
  SELECT table_name AS "table", string_agg(item_name, ' ') AS items
  FROM held_item
  WHERE definition_id = $1 AND definition_version = $2
    AND (cardinality($3::text[]) = 0 OR operator = ANY ($3::text[]))
    AND ($4::text IS NULL OR first_month <= $4::text)
    AND ($5::text IS NULL OR last_month >= $5::text)
  GROUP BY 1`;

/** $1–$4 ids, versions, tables, items. */
const heldBySql = `
  SELECT definition_id AS id, definition_version AS version, table_name AS "table", item_name AS item,
    operator, first_month AS first, last_month AS last, counts
  FROM held_item
  JOIN unnest($1::text[], $2::int[], $3::text[], $4::text[])
    AS w (definition_id, definition_version, table_name, item_name)
    USING (definition_id, definition_version, table_name, item_name)
  ORDER BY operator`;

export class PostgresHeldItems extends HeldItems {
  async holding(
    tx: Tx,
    { id, version }: DefinitionName,
    { operators, from, to }: HeldFilter,
  ): Promise<IsHeld> {
    const asked = [id, version, operators, from ?? null, to ?? null];
    const rows = await managerOf(tx).query<TableRow[]>(holdingSql, asked);
    const tables = new Map(rows.map(({ table, items }) => [table, counted(items.split(' '))]));
    const least = Math.max(1, operators.length);
    return ({ table, item }) => (tables.get(table)?.get(item) ?? 0) >= least;
  }

  async heldBy(
    tx: Tx,
    places: readonly ItemPlace[],
  ): Promise<ReadonlyMap<string, readonly HeldBy[]>> {
    const held = new Map<string, HeldBy[]>();
    if (places.length === 0) return held;
    const rows = await managerOf(tx).query<HeldRow[]>(heldBySql, [
      ...versionsOf(places.map(({ definition }) => definition)),
      places.map(({ table }) => table),
      places.map(({ item }) => item),
    ]);
    for (const row of rows) {
      const known = held.get(keyOf(row));
      if (known) known.push(heldOf(row));
      else held.set(keyOf(row), [heldOf(row)]);
    }
    return held;
  }
}

const versionsOf = (names: readonly DefinitionName[]) => [
  names.map(({ id }) => id),
  names.map(({ version }) => version),
];

/** How often each stands there. */
function counted(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

const keyOf = ({ id, version, table, item }: PlaceRow): string =>
  placeKey({ definition: { id, version }, table, item });

const heldOf = ({ operator, first, last, counts }: HeldRow): HeldBy => ({
  operator,
  period: first !== null && last !== null ? { first, last } : null,
  ...counts,
});
