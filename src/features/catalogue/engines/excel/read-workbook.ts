import ExcelJS from 'exceljs';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { catalogueErrors } from '../../domain/errors.js';
import { type DefinitionReading, readSheets } from '../../domain/sheets/read-sheets.js';
import { SHEET_ORDER, SHEETS, type SheetKey } from '../../domain/sheets/sheet-format.js';
import type { CellInput, RowInput, SheetInput } from '../../domain/sheets/sheet-input.js';
import { columnLetters } from '../../domain/sheets/sheet-input.js';
import { cellInput } from './cell-input.js';
import { guardWorkbook } from './guard-workbook.js';

/** Reads a workbook back. Refused where it is not one, or is not safe to open; mistakes are findings. */
export async function readWorkbook(bytes: Uint8Array): Promise<Outcome<DefinitionReading>> {
  const guarded = guardWorkbook(bytes);
  if (!guarded.ok) return guarded;
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(Buffer.from(guarded.value) as never);
  } catch {
    return refuse(catalogueErrors.WORKBOOK_REFUSED, { reason: 'damaged' });
  }
  const sheets: Partial<Record<SheetKey, SheetInput>> = {};
  for (const key of SHEET_ORDER) {
    const sheet = workbook.getWorksheet(SHEETS[key].name);
    if (sheet) sheets[key] = key === 'definition' ? upright(sheet) : sheetInput(sheet);
  }
  return ok(readSheets(sheets));
}

function sheetInput(sheet: ExcelJS.Worksheet): SheetInput {
  const rows: RowInput[] = [];
  sheet.eachRow((row, number) => {
    rows.push({ row: number, cells: cellsOf(row) });
  });
  return { name: sheet.name, rows, merges: mergesOf(sheet) };
}

function cellsOf(row: ExcelJS.Row): Map<number, CellInput> {
  const cells = new Map<number, CellInput>();
  row.eachCell((cell, column) => {
    const input = cellInput(cell);
    if (input) cells.set(column, input);
  });
  return cells;
}

/** The cover stands upright: titles in column B, values in column C. Cells keep their addresses. */
function upright(sheet: ExcelJS.Worksheet): SheetInput {
  const titles = new Map<number, CellInput>();
  const values = new Map<number, CellInput>();
  const known = new Set(SHEETS.definition.columns.map(({ title }) => title));
  let first = 0;
  sheet.eachRow((row, number) => {
    const title = cellInput(row.getCell(2));
    if (!title || !known.has(title.text.trim())) return;
    first ||= number;
    titles.set(number, title);
    const value = cellInput(row.getCell(3));
    values.set(
      number,
      value ?? { address: `${columnLetters(3)}${number}`, kind: 'text', text: '' },
    );
  });
  const rows = [
    { row: 1, cells: titles },
    { row: 2, cells: values },
  ];
  return { name: sheet.name, rows: titles.size > 0 ? rows : [], merges: [] };
}

function mergesOf(sheet: ExcelJS.Worksheet): SheetInput['merges'] {
  const { merges } = sheet.model as { merges?: string[] };
  return (merges ?? []).map((range) => {
    const [address = range] = range.split(':');
    return { address, range, row: Number(/\d+/.exec(address)?.[0] ?? 1) };
  });
}
