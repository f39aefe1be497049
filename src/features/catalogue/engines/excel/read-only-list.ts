import type ExcelJS from 'exceljs';
import { heightOf } from './list-sheet.js';
import { setUpPage, styleCell, styleHeading } from './styles.js';

interface ReadOnlyList {
  /** Of the sheet. */
  readonly name: string;
  /** The first is the running number's. */
  readonly headings: readonly string[];
  /** In characters, of all columns. */
  readonly widths: readonly number[];
  /** Without the running number. */
  readonly rows: readonly (readonly string[])[];
}

/** A numbered list for people only: nothing of it is read back. */
export function addReadOnlyList(
  workbook: ExcelJS.Workbook,
  title: string,
  { name, headings, widths, rows }: ReadOnlyList,
): void {
  const sheet = workbook.addWorksheet(name);
  sheet.columns = widths.map((width) => ({ width }));
  sheet.addRow([...headings]);
  rows.forEach((row, at) => {
    const values = [at + 1, ...row];
    sheet.addRow(values).height = heightOf(values, [...widths]);
  });
  sheet.eachRow((row, number) => {
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (number === 1) styleHeading(cell);
      else styleCell(cell, false);
    });
  });
  const lastColumn = String.fromCharCode(64 + headings.length);
  sheet.autoFilter = `A1:${lastColumn}${rows.length + 1}`;
  sheet.views = [{ state: 'frozen', ySplit: 1, topLeftCell: 'A2' }];
  setUpPage(sheet, title, { heading: 1 });
}
