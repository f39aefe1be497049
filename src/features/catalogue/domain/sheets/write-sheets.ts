import type { CodeTable, DataDefinition, DataItem, DataTable } from '../data-definition.js';
import { referenceText } from '../diff/table-changes.js';
import {
  CLASS_WORDS,
  REQUIRED_WORDS,
  type SheetKey,
  SHEETS,
  SOURCE_WORDS,
  TYPE_WORDS,
} from './sheet-format.js';

export type CellValue = string | number | undefined;
type Row = Readonly<Record<string, CellValue>>;

/** Every row of every sheet, cells in the order of its columns. */
export type DefinitionSheets = Readonly<Record<SheetKey, readonly (readonly CellValue[])[]>>;

export function sheetsOf(definition: DataDefinition): DefinitionSheets {
  const { tables, codeTables, id, version, titleJa } = definition;
  const items = tables.flatMap((table) => table.items.map((item) => itemRow(table, item)));
  return {
    definition: inOrder('definition', [{ id, version, titleJa }]),
    tables: inOrder('tables', tables.map(tableRow)),
    items: inOrder('items', items),
    codeTables: inOrder('codeTables', codeTables.map(codeTableRow)),
    codes: inOrder('codes', codeTables.flatMap(codeRows)),
  };
}

const inOrder = (key: SheetKey, rows: readonly Row[]): CellValue[][] =>
  rows.map((row, at) =>
    SHEETS[key].columns.map((column) => (column.key === 'no' ? at + 1 : row[column.key])),
  );

const tableRow = (table: DataTable): Row => ({
  name: table.name,
  nameJa: table.nameJa,
  nameEn: table.nameEn,
  sourceKind: SOURCE_WORDS[table.sourceKind],
  description: table.description,
  grain: table.grain,
  key: table.key.join(', '),
  references: table.references?.map(referenceText).join('\n'),
  count: table.items.length,
});

const itemRow = (table: DataTable, item: DataItem): Row => ({
  ...item,
  table: table.name,
  tableJa: table.nameJa,
  type: TYPE_WORDS[item.type],
  class: CLASS_WORDS[item.class],
  required: item.required === undefined ? undefined : REQUIRED_WORDS[`${item.required}`],
  sources: item.sources?.join('\n'),
});

const codeTableRow = ({ codes, ...table }: CodeTable): Row => ({
  ...table,
  count: Object.keys(codes).length,
});

const codeRows = ({ name, nameJa, codes }: CodeTable): Row[] =>
  Object.entries(codes).map(([code, text]) => ({ table: name, tableJa: nameJa, code, text }));
