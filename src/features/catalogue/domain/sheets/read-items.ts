import type { DataItem } from '../data-definition.js';
import { compiles, isQuick } from '../pattern.js';
import { importErrors } from './import-errors.js';
import { present, type ReadTables } from './read-tables.js';
import { NameList, numberOf, wordOf } from './read-values.js';
import { CLASS_WORDS, REQUIRED_WORDS, TYPE_WORDS } from './sheet-format.js';
import type { RowInput } from './sheet-input.js';
import type { SheetRows } from './sheet-rows.js';

export interface ItemsOfTable {
  readonly list: DataItem[];
  readonly names: NameList;
}

export interface ReadItems {
  /** By name of the table; under '' the items whose cell names no table. */
  readonly byTable: ReadonlyMap<string, ItemsOfTable>;
  /** Every row told its table, so that a table without rows is really empty. */
  readonly isComplete: boolean;
}

export function readItems(
  sheet: SheetRows | undefined,
  tables: ReadTables,
  codeTables: NameList,
): ReadItems {
  const byTable = new Map<string, ItemsOfTable>();
  if (!sheet) return { byTable, isComplete: false };
  let isComplete = sheet.has('table') && sheet.has('name');
  for (const row of sheet.rows) {
    const table = tableOf(sheet, row, tables);
    if (table === undefined) isComplete = false;
    const items = byTable.get(table ?? '') ?? { list: [], names: new NameList('few') };
    // Rows without a table are not compared with one another.
    const names = table === undefined ? new NameList('few') : items.names;
    const name = names.add(sheet, row);
    const item = itemOf(sheet, row, name ?? '', codeTables);
    if (name !== undefined) items.list.push(item);
    byTable.set(table ?? '', items);
  }
  return { byTable, isComplete };
}

/** Name of a listed table; undefined where the cell names none. */
function tableOf(sheet: SheetRows, row: RowInput, { names }: ReadTables): string | undefined {
  const { value } = sheet.field(row, 'table');
  if (value === undefined || names.has(value)) return value;
  if (names.lacks(value)) sheet.addAt(row, 'table', importErrors.IMPORT_TABLE_UNKNOWN, { value });
  return undefined;
}

function itemOf(sheet: SheetRows, row: RowInput, name: string, codeTables: NameList): DataItem {
  const text = (key: string) => sheet.field(row, key).value;
  const nameJa = text('nameJa') ?? '';
  const type = wordOf(sheet, row, 'type', {
    words: TYPE_WORDS,
    error: importErrors.IMPORT_TYPE_UNKNOWN,
  });
  const itemClass = wordOf(sheet, row, 'class', {
    words: CLASS_WORDS,
    error: importErrors.IMPORT_CLASS_UNKNOWN,
  });
  const length = numberOf(sheet, row, 'length');
  const optional = {
    nameEn: text('nameEn'),
    length,
    format: text('format'),
    required: requiredOf(sheet, row),
    pattern: patternOf(sheet, row, length),
    unit: text('unit'),
    codeTable: codeTableOf(sheet, row, codeTables),
    sources: text('sources')?.split('\n'),
    meaning: text('meaning'),
    caution: text('caution'),
    cleansing: text('cleansing'),
  };
  return {
    name,
    nameJa,
    type: type ?? 'string',
    class: itemClass ?? 'identifier',
    ...present(optional),
  };
}

function requiredOf(sheet: SheetRows, row: RowInput): boolean | undefined {
  const word = wordOf(sheet, row, 'required', {
    words: REQUIRED_WORDS,
    error: importErrors.IMPORT_REQUIRED_UNKNOWN,
  });
  return word === undefined ? undefined : word === 'true';
}

function patternOf(
  sheet: SheetRows,
  row: RowInput,
  length: number | undefined,
): string | undefined {
  const { value } = sheet.field(row, 'pattern');
  if (value !== undefined && !compiles(value))
    sheet.addAt(row, 'pattern', importErrors.IMPORT_PATTERN_INVALID, { value });
  else if (value !== undefined && !isQuick(value, length))
    sheet.addAt(row, 'pattern', importErrors.IMPORT_PATTERN_SLOW, { value });
  return value;
}

function codeTableOf(sheet: SheetRows, row: RowInput, names: NameList): string | undefined {
  const { value } = sheet.field(row, 'codeTable');
  if (value !== undefined && names.lacks(value))
    sheet.addAt(row, 'codeTable', importErrors.IMPORT_CODE_TABLE_UNKNOWN, { value });
  return value;
}
