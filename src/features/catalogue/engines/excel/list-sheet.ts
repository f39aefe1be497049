import type ExcelJS from 'exceljs';
import type { ColumnFormat, SheetFormat } from '../../domain/sheets/sheet-format.js';
import { columnLetters } from '../../domain/sheets/sheet-input.js';
import type { CellValue } from '../../domain/sheets/write-sheets.js';
import { escaped } from './escapes.js';
import { boxed, GROUP_TOP, setUpPage, styleCell, styleHeading } from './styles.js';

const FROZEN_AFTER: Partial<Record<SheetFormat['key'], string>> = {
  tables: 'nameJa',
  items: 'nameJa',
  codeTables: 'nameJa',
  codes: 'code',
};

/** Empty rows below the data where the lists to choose from work already. */
const SPARE_ROWS = 200;

/** One list: heading in row 1, filter, columns that stay in view, one row of data below the other. */
export function addListSheet(
  workbook: ExcelJS.Workbook,
  format: SheetFormat,
  rows: readonly (readonly CellValue[])[],
  title: string,
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(format.name);
  sheet.columns = format.columns.map(({ width }) => ({ width }));
  format.columns.forEach((column, at) => {
    const cell = sheet.getCell(1, at + 1);
    cell.value = column.title;
    styleHeading(cell);
  });
  sheet.getRow(1).height = 30;
  rows.forEach((row, at) => {
    writeRow(sheet, at + 2, row, format.columns);
  });
  drawGroups(sheet, format, rows);
  const last = columnLetters(format.columns.length);
  sheet.autoFilter = `A1:${last}${rows.length + 1}`;
  sheet.views = [{ state: 'frozen', ySplit: 1, xSplit: frozenColumns(format), topLeftCell: 'A2' }];
  const repeated = `A:${columnLetters(frozenColumns(format))}`;
  setUpPage(sheet, title, { heading: 1, ...(format.key === 'items' ? { repeated } : {}) });
  return sheet;
}

function writeRow(
  sheet: ExcelJS.Worksheet,
  number: number,
  values: readonly CellValue[],
  columns: readonly ColumnFormat[],
): void {
  columns.forEach(({ kind }, at) => {
    const cell = sheet.getCell(number, at + 1);
    const value = values[at];
    cell.value = typeof value === 'string' ? escaped(value) : (value ?? null);
    styleCell(cell, kind === 'note');
  });
  // Excel fits the height of a row to wrapped text when it is opened; LibreOffice and printing need it said.
  sheet.getRow(number).height = heightOf(
    values,
    columns.map(({ width }) => width),
  );
}

const LINE = 15;
const MOST_LINES = 20;

/** Height in points of the longest cell, full-width characters counted as two. */
export function heightOf(values: readonly CellValue[], widths: readonly number[]): number {
  const lines = widths.map((width, at) =>
    String(values[at] ?? '')
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / (width - 1))), 0),
  );
  return LINE * Math.min(MOST_LINES, Math.max(1, ...lines)) + 3;
}

const widthOf = (line: string): number => {
  let width = 0;
  for (const char of line) width += (char.codePointAt(0) ?? 0) < 0x100 ? 1 : 1.9;
  return width;
};

/** A heavier line where the next table begins. */
function drawGroups(
  sheet: ExcelJS.Worksheet,
  { columns }: SheetFormat,
  rows: readonly (readonly CellValue[])[],
): void {
  const at = columns.findIndex(({ key }) => key === 'table');
  if (at < 0) return;
  rows.forEach((row, index) => {
    if (row[at] === rows[index - 1]?.[at]) return;
    columns.forEach((_, column) => {
      sheet.getCell(index + 2, column + 1).border = boxed(GROUP_TOP);
    });
  });
}

const frozenColumns = ({ key, columns }: SheetFormat): number =>
  columns.findIndex((column) => column.key === FROZEN_AFTER[key]) + 1;

/** A list to choose from, for the rows there are and some to come. */
export function addChoice(
  sheet: ExcelJS.Worksheet,
  { columns }: SheetFormat,
  key: string,
  rule: ExcelJS.DataValidation,
): void {
  const letters = columnLetters(columns.findIndex((column) => column.key === key) + 1);
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void };
  };
  dataValidations.add(`${letters}2:${letters}${sheet.rowCount + SPARE_ROWS}`, rule);
}
