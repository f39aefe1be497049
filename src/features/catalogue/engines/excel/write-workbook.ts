import ExcelJS from 'exceljs';
import type { Circulation } from '../../domain/circulation.js';
import type { DataDefinition } from '../../domain/data-definition.js';
import { SHEETS } from '../../domain/sheets/sheet-format.js';
import { sheetsOf } from '../../domain/sheets/write-sheets.js';
import { addChoices } from './choices.js';
import { addCover } from './cover-sheet.js';
import { addHistory } from './history-sheet.js';
import { addHoldings } from './holdings-sheet.js';
import { addLinks } from './links.js';
import { addListSheet } from './list-sheet.js';

/** The definition as a workbook people circulate, which `readWorkbook` reads back without loss. */
export async function writeWorkbook(
  definition: DataDefinition,
  circulation: Circulation,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = definition.titleJa;
  addCover(workbook, definition, circulation);
  if (circulation.holdings) addHoldings(workbook, definition, circulation.holdings);
  else addHistory(workbook, definition, circulation);
  const rows = sheetsOf(definition);
  const add = (key: 'tables' | 'items' | 'codeTables' | 'codes') =>
    addListSheet(workbook, SHEETS[key], rows[key], definition.titleJa);
  const sheets = {
    tables: add('tables'),
    items: add('items'),
    codeTables: add('codeTables'),
    codes: add('codes'),
  };
  addChoices(sheets);
  addLinks(sheets);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
