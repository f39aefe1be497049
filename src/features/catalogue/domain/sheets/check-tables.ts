import type { DataTable, Reference } from '../data-definition.js';
import { importErrors } from './import-errors.js';
import type { ItemsOfTable, ReadItems } from './read-items.js';
import type { ReadTables, TableRow } from './read-tables.js';
import type { SheetRows } from './sheet-rows.js';

/** Tables with their items; keys and references are looked at here, where both are known. */
export function completedTables(
  sheet: SheetRows | undefined,
  tables: ReadTables,
  items: ReadItems,
): DataTable[] {
  if (!sheet) return [];
  return tables.list.map((row) => {
    const own = items.byTable.get(row.table.name);
    if (own === undefined && items.isComplete)
      sheet.addAt(row.row, 'name', importErrors.IMPORT_TABLE_EMPTY, { value: row.table.name });
    if (own) {
      checkKey(sheet, row, own, items.byTable.get(''));
      for (const reference of row.references)
        checkReference(sheet, row, { reference, own, tables });
    }
    return {
      ...row.table,
      key: row.key ?? [],
      ...(row.references.length > 0 ? { references: row.references } : {}),
      items: own?.list ?? [],
    };
  });
}

/** An item whose table was not understood may be the one the key means. */
function checkKey(
  sheet: SheetRows,
  { row, key = [] }: TableRow,
  items: ItemsOfTable,
  stray: ItemsOfTable | undefined,
): void {
  const isStray = (name: string) => stray?.list.some((item) => item.name === name) === true;
  for (const [at, value] of key.entries())
    if (items.names.lacks(value) && !isStray(value))
      sheet.addAt(row, 'key', importErrors.IMPORT_KEY_UNKNOWN, { value });
    else if (key.indexOf(value) < at)
      sheet.addAt(row, 'key', importErrors.IMPORT_KEY_TWICE, { value });
}

function checkReference(
  sheet: SheetRows,
  { row }: TableRow,
  { reference, own, tables }: { reference: Reference; own: ItemsOfTable; tables: ReadTables },
): void {
  const { columns, table: value } = reference;
  const add = (error: (typeof importErrors)[keyof typeof importErrors], text: string) => {
    sheet.addAt(row, 'references', error, { value: text });
  };
  if (tables.names.lacks(value)) {
    add(importErrors.IMPORT_REFERENCE_TABLE, value);
    return;
  }
  const target = tables.list.find(({ table }) => table.name === value);
  const fits = target?.key === undefined || target.key.length === columns.length;
  if (!fits || columns.some((column) => own.names.lacks(column)))
    add(importErrors.IMPORT_REFERENCE_ITEMS, `${columns.join(', ')} → ${value}`);
}
