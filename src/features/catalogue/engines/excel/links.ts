import type ExcelJS from 'exceljs';
import { SHEETS, type SheetKey } from '../../domain/sheets/sheet-format.js';
import { columnLetters } from '../../domain/sheets/sheet-input.js';
import { FONT } from './styles.js';

type Sheets = Readonly<Record<SheetKey, ExcelJS.Worksheet>>;

/** From a table to its first item, from a code table to its first code, and from an item to its code table. */
export function addLinks(sheets: Omit<Sheets, 'definition'>): void {
  linkNames(sheets.tables, 'tables', firstRows(sheets.items, 'items', 'table'), 'items');
  linkNames(sheets.codeTables, 'codeTables', firstRows(sheets.codes, 'codes', 'table'), 'codes');
  const rows = firstRows(sheets.codeTables, 'codeTables', 'name');
  linkColumn(sheets.items, columnOf('items', 'codeTable'), rows, 'codeTables');
}

function linkNames(
  sheet: ExcelJS.Worksheet,
  key: SheetKey,
  rows: ReadonlyMap<string, number>,
  target: SheetKey,
): void {
  linkColumn(sheet, columnOf(key, 'name'), rows, target);
}

function linkColumn(
  sheet: ExcelJS.Worksheet,
  column: number,
  rows: ReadonlyMap<string, number>,
  target: SheetKey,
): void {
  for (let at = 2; at <= sheet.rowCount; at++) {
    const cell = sheet.getCell(at, column);
    const name = typeof cell.value === 'string' ? cell.value : '';
    const row = rows.get(name);
    if (row === undefined) continue;
    const letters = columnLetters(columnOf(target, target === 'codeTables' ? 'name' : 'table'));
    cell.value = { text: name, hyperlink: `#'${SHEETS[target].name}'!${letters}${row}` };
    cell.font = { ...FONT, underline: true, color: { argb: 'FF0B5CAD' } };
  }
}

/** First row of each name in a column. */
function firstRows(sheet: ExcelJS.Worksheet, key: SheetKey, column: string): Map<string, number> {
  const rows = new Map<string, number>();
  for (let at = sheet.rowCount; at > 1; at--) {
    const { value } = sheet.getCell(at, columnOf(key, column));
    if (typeof value === 'string') rows.set(value, at);
  }
  return rows;
}

const columnOf = (sheet: SheetKey, key: string): number =>
  SHEETS[sheet].columns.findIndex((column) => column.key === key) + 1;
