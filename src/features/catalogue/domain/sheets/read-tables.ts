import type { DataTable, Reference } from '../data-definition.js';
import { importErrors } from './import-errors.js';
import { NameList, wordOf } from './read-values.js';
import { SOURCE_WORDS } from './sheet-format.js';
import type { RowInput } from './sheet-input.js';
import type { SheetRows } from './sheet-rows.js';

/** A table before its items are known, with its row. */
export interface TableRow {
  readonly row: RowInput;
  /** Key and references as they stand; undefined where the cell told nothing. */
  readonly key: readonly string[] | undefined;
  readonly references: readonly Reference[];
  readonly table: Omit<DataTable, 'key' | 'references' | 'items'>;
}

export interface ReadTables {
  readonly list: readonly TableRow[];
  readonly names: NameList;
}

export function readTables(sheet: SheetRows | undefined): ReadTables {
  const names = new NameList('many');
  if (sheet?.has('name') !== true) names.giveUp();
  const list = (sheet?.rows ?? []).flatMap((row) => {
    const name = sheet && names.add(sheet, row);
    const read = sheet && tableRow(sheet, row, name ?? '');
    return read && name !== undefined ? [read] : [];
  });
  return { list, names };
}

function tableRow(sheet: SheetRows, row: RowInput, name: string): TableRow {
  const text = (key: string) => sheet.field(row, key).value;
  const nameJa = text('nameJa') ?? '';
  const optional = {
    nameEn: text('nameEn'),
    description: text('description'),
    grain: text('grain'),
  };
  const sourceKind = wordOf(sheet, row, 'sourceKind', {
    words: SOURCE_WORDS,
    error: importErrors.IMPORT_SOURCE_KIND_UNKNOWN,
  });
  const key = text('key')
    ?.split(',')
    .map((one) => one.trim());
  const table = { name, nameJa, sourceKind: sourceKind ?? 'common', ...present(optional) };
  return { row, key, references: referencesOf(sheet, row), table };
}

/** Only the properties that are there. */
export const present = <T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

const REFERENCE = /^(?<columns>[^→>]+?)\s*(?:→|->)\s*(?<table>\S+)$/;

function referencesOf(sheet: SheetRows, row: RowInput): Reference[] {
  const { value } = sheet.field(row, 'references');
  return (value?.split('\n') ?? []).flatMap((line) => {
    const { columns, table } = REFERENCE.exec(line.trim())?.groups ?? {};
    if (columns !== undefined && table !== undefined)
      return [{ columns: columns.split(',').map((one) => one.trim()), table }];
    sheet.addAt(row, 'references', importErrors.IMPORT_REFERENCE_MALFORMED, { value: line });
    return [];
  });
}
