import type { CodeTable } from '../data-definition.js';
import { importErrors } from './import-errors.js';
import { NameList } from './read-values.js';
import type { RowInput } from './sheet-input.js';
import type { SheetRows } from './sheet-rows.js';

export interface ReadCodeTables {
  readonly list: readonly CodeTable[];
  readonly names: NameList;
}

export function readCodeTables(
  tables: SheetRows | undefined,
  codes: SheetRows | undefined,
): ReadCodeTables {
  const names = new NameList('many');
  if (tables?.has('name') !== true) names.giveUp();
  const rows = (tables?.rows ?? []).flatMap((row) => {
    const name = tables && names.add(tables, row);
    return tables ? [{ row, name, ...wordsOf(tables, row) }] : [];
  });
  const values = codes ? readCodes(codes, names) : undefined;
  const list = rows.flatMap(({ row, name, ...words }) => {
    if (name === undefined) return [];
    const own = values?.byTable.get(name) ?? {};
    if (values?.isComplete === true && Object.keys(own).length === 0)
      tables?.addAt(row, 'name', importErrors.IMPORT_CODE_TABLE_EMPTY, { value: name });
    return [{ name, ...words, codes: own }];
  });
  return { list, names };
}

const wordsOf = (sheet: SheetRows, row: RowInput) => {
  const source = sheet.field(row, 'source').value;
  return {
    nameJa: sheet.field(row, 'nameJa').value ?? '',
    version: sheet.field(row, 'version').value ?? '',
    ...(source === undefined ? {} : { source }),
  };
};

interface Codes {
  readonly byTable: ReadonlyMap<string, Record<string, string>>;
  /** Every row told its code table, so that one without codes is really empty. */
  readonly isComplete: boolean;
}

function readCodes(sheet: SheetRows, names: NameList): Codes {
  const byTable = new Map<string, Record<string, string>>();
  const first = new Map<string, string>();
  let isComplete = sheet.has('table') && sheet.has('code');
  for (const row of sheet.rows) {
    const table = sheet.field(row, 'table').value;
    const code = sheet.field(row, 'code').value;
    const text = sheet.field(row, 'text').value ?? '';
    if (table === undefined || code === undefined) isComplete = false;
    if (table !== undefined && names.lacks(table)) {
      isComplete = false;
      sheet.addAt(row, 'table', importErrors.IMPORT_CODE_TABLE_UNKNOWN, { value: table });
    }
    if (table === undefined || code === undefined) continue;
    const mark = `${table}\n${code}`;
    const earlier = first.get(mark);
    if (earlier !== undefined)
      sheet.addAt(row, 'code', importErrors.IMPORT_CODE_TWICE, { value: code, first: earlier });
    else first.set(mark, sheet.address(row, 'code'));
    const codes = byTable.get(table) ?? {};
    codes[code] = text;
    byTable.set(table, codes);
  }
  return { byTable, isComplete };
}
