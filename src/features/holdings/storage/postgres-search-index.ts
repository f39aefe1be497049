import type { EntityManager } from 'typeorm';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import type { DefinitionName } from '../application/ports/holdings.store.js';
import { type Found, SearchIndex } from '../application/ports/search-index.js';
import { type FoundCode, type FoundItem, type HeldBy, PLACES } from '../domain/search-hit.js';
import type { SearchQuery } from '../domain/search-query.js';
import { gramsOf } from '../domain/search-text.js';
import type { FieldText, SearchableCode, SearchableItem } from '../domain/searchable.js';
import type { HeldCounts } from './holdings.entities.js';
import { codesSql, containing, findSql, heldBySql, indexOnlySql } from './search-sql.js';

interface VersionRow {
  definition_id: string;
  definition_version: number;
}

interface ItemRow extends VersionRow {
  table_name: string;
  item_name: string;
  table_ja: string;
  name_ja: string;
  code_table: string | null;
  texts: FieldText[];
  rank: number;
  total: string;
}

interface CodeRow extends VersionRow {
  code_table: string;
  code: string;
  meaning: string;
}

interface HeldRow extends VersionRow {
  table_name: string;
  item_name: string;
  operator: string;
  first_month: string | null;
  last_month: string | null;
  counts: HeldCounts;
}

const AT_ONCE = 500;

/** Full text on plain PostgreSQL: no extension brings Japanese. */
export class PostgresSearchIndex extends SearchIndex {
  async latest(tx: Tx): Promise<DefinitionName[]> {
    return managerOf(tx).query<DefinitionName[]>(
      `SELECT definition_id AS id, max(definition_version) AS version
       FROM searchable_item GROUP BY 1 ORDER BY 1`,
    );
  }

  async has(tx: Tx, { id, version }: DefinitionName): Promise<boolean> {
    const rows = await managerOf(tx).query<unknown[]>(
      `SELECT FROM searchable_item WHERE definition_id = $1 AND definition_version = $2 LIMIT 1`,
      [id, version],
    );
    return rows.length > 0;
  }

  async patterns(tx: Tx, names: readonly DefinitionName[]): Promise<string[]> {
    const rows = await managerOf(tx).query<{ pattern: string }[]>(
      `SELECT DISTINCT pattern FROM searchable_item
       JOIN unnest($1::text[], $2::int[]) AS w (definition_id, definition_version)
       USING (definition_id, definition_version) WHERE pattern IS NOT NULL`,
      versionsOf(names),
    );
    return rows.map(({ pattern }) => pattern);
  }

  async find(tx: Tx, names: readonly DefinitionName[], query: SearchQuery): Promise<Found> {
    const manager = managerOf(tx);
    const { held } = query;
    const asked = [...versionsOf(names), query.grams, query.terms.map(containing), query.text];
    await manager.query(indexOnlySql);
    const rows = await manager.query<ItemRow[]>(findSql, [
      ...asked,
      query.patterns,
      held?.operators ?? [],
      held?.from ?? null,
      held?.to ?? null,
      held !== undefined,
      query.limit,
      query.offset,
    ]);
    const [codes, heldBy] = [await codesOf(manager, rows, asked), await heldByOf(manager, rows)];
    const items = rows.map((row) => itemOf(row, codes, heldBy));
    return { total: Number(rows[0]?.total ?? 0), items };
  }

  async replace(
    tx: Tx,
    { id, version }: DefinitionName,
    items: readonly SearchableItem[],
    codes: readonly SearchableCode[],
  ): Promise<void> {
    const manager = managerOf(tx);
    const name = { definition_id: id, definition_version: version };
    for (const table of ['searchable_item', 'searchable_code'])
      await manager.query(
        `DELETE FROM ${table} WHERE definition_id = $1 AND definition_version = $2`,
        [id, version],
      );
    await insert(
      manager,
      'searchable_item',
      items.map((item) => ({ ...name, ...itemRow(item) })),
    );
    await insert(
      manager,
      'searchable_code',
      codes.map((code) => ({ ...name, ...codeRow(code) })),
    );
    // Without figures on the grams the planner reads every text for every word.
    await manager.query('ANALYZE searchable_item, searchable_code');
  }
}

const versionsOf = (names: readonly DefinitionName[]) => [
  names.map(({ id }) => id),
  names.map(({ version }) => version),
];

const itemRow = (item: SearchableItem) => ({
  position: item.position,
  table_name: item.table,
  item_name: item.item,
  table_ja: item.tableJa,
  name_ja: item.nameJa,
  code_table: item.codeTable,
  pattern: item.pattern,
  names: item.names,
  texts: item.texts,
  search_text: item.searchText,
  grams: gramsOf(item.searchText),
});

const codeRow = ({ codeTable, code, text, codeKey, searchText }: SearchableCode) => ({
  code_table: codeTable,
  code,
  meaning: text,
  code_key: codeKey,
  search_text: searchText,
  grams: gramsOf(searchText),
});

/** Rows as JSON, so that one statement brings many, whatever their columns. */
async function insert(manager: EntityManager, table: string, rows: readonly object[]) {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await manager.query(
      `INSERT INTO ${table} (${columns})
       SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
      [JSON.stringify(rows.slice(at, at + AT_ONCE))],
    );
}

const versionKey = ({ definition_id, definition_version }: VersionRow) =>
  `${definition_id} ${definition_version}`;
const itemKey = (row: VersionRow & { table_name: string; item_name: string }) =>
  `${versionKey(row)} ${row.table_name}.${row.item_name}`;
const codesKey = (row: VersionRow & { code_table: string | null }) =>
  `${versionKey(row)} ${row.code_table ?? ''}`;

function grouped<R, V>(rows: readonly R[], key: (row: R) => string, value: (row: R) => V) {
  const groups = new Map<string, V[]>();
  for (const row of rows) {
    const group = groups.get(key(row)) ?? [];
    groups.set(key(row), [...group, value(row)]);
  }
  return groups;
}

async function codesOf(manager: EntityManager, rows: readonly ItemRow[], asked: unknown[]) {
  const tables = [...new Set(rows.flatMap(({ code_table }) => code_table ?? []))];
  if (tables.length === 0) return new Map<string, FoundCode[]>();
  const found = await manager.query<CodeRow[]>(codesSql, [...asked, tables]);
  return grouped(found, codesKey, ({ code, meaning }): FoundCode => ({ code, text: meaning }));
}

async function heldByOf(manager: EntityManager, rows: readonly ItemRow[]) {
  if (rows.length === 0) return new Map<string, HeldBy[]>();
  const found = await manager.query<HeldRow[]>(heldBySql, [
    rows.map((row) => row.definition_id),
    rows.map((row) => row.definition_version),
    rows.map((row) => row.table_name),
    rows.map((row) => row.item_name),
  ]);
  return grouped(found, itemKey, heldOf);
}

const heldOf = ({ operator, first_month, last_month, counts }: HeldRow): HeldBy => ({
  operator,
  period:
    first_month !== null && last_month !== null ? { first: first_month, last: last_month } : null,
  ...counts,
});

const itemOf = (
  row: ItemRow,
  codes: ReadonlyMap<string, FoundCode[]>,
  heldBy: ReadonlyMap<string, HeldBy[]>,
): FoundItem => ({
  definition: { id: row.definition_id, version: row.definition_version },
  table: row.table_name,
  item: row.item_name,
  nameJa: row.name_ja,
  tableJa: row.table_ja,
  place: PLACES[row.rank] ?? 'text',
  texts: row.texts,
  codeTable: row.code_table,
  codes: codes.get(codesKey(row)) ?? [],
  heldBy: heldBy.get(itemKey(row)) ?? [],
});
