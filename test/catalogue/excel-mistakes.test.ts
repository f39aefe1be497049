import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { readWorkbook } from '../../src/features/catalogue/engines/excel/read-workbook.js';
import { writeWorkbook } from '../../src/features/catalogue/engines/excel/write-workbook.js';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { unwrap } from '../../src/kernel/outcome.js';

const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await writeWorkbook(common, { sha256: '0'.repeat(64) });
});

/** The workbook with a person's changes, as another program would save it. */
async function changed(change: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as never);
  change(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
const findingsOf = async (change: (workbook: ExcelJS.Workbook) => void) =>
  unwrap(await readWorkbook(await changed(change))).findings;

type Mistake = readonly [sheet: string, cell: string, value: ExcelJS.CellValue, code: string];

/** Rows of the table, as the sheet numbers them. */
const rowsOf = (table: string): number[] => {
  const names = common.tables.flatMap(({ name, items }) => items.map(() => name));
  return names.flatMap((name, at) => (name === table ? [at + 2] : []));
};
const [at = 0] = rowsOf('diagnosis').slice(5);
const prescription = rowsOf('prescription');
const table = (name: string) => common.tables.findIndex((one) => one.name === name) + 2;

const ITEMS = '項目一覧';
const TABLES = 'テーブル一覧';
/** Twenty kinds of mistakes, each in another place. */
const PLANTED: readonly Mistake[] = [
  ['表紙', 'C6', '１', 'IMPORT_NUMBER_FULL_WIDTH'],
  [TABLES, `E${table('diagnosis')}`, '電子カルテ', 'IMPORT_SOURCE_KIND_UNKNOWN'],
  [TABLES, `H${table('patient')}`, 'institution_code, patient_no', 'IMPORT_KEY_UNKNOWN'],
  [TABLES, `I${table('lab_result')}`, 'patient_id → visitor', 'IMPORT_REFERENCE_TABLE'],
  [TABLES, `I${table('prescription')}`, 'patientへの参照', 'IMPORT_REFERENCE_MALFORMED'],
  [ITEMS, `G${at}`, '文字', 'IMPORT_TYPE_UNKNOWN'],
  [ITEMS, `H${at + 1}`, '20文字', 'IMPORT_NUMBER_INVALID'],
  [ITEMS, `H${at + 2}`, 0, 'IMPORT_NUMBER_RANGE'],
  [ITEMS, `E${at + 3}`, '転帰 ', 'IMPORT_VALUE_SPACES'],
  [ITEMS, `N${at + 4}`, '個人情報', 'IMPORT_CLASS_UNKNOWN'],
  [ITEMS, `E${prescription[4] ?? 0}`, null, 'IMPORT_VALUE_MISSING'],
  [ITEMS, `D${prescription[7] ?? 0}`, 'ordered_at', 'IMPORT_NAME_TWICE'],
  [ITEMS, `M${prescription[9] ?? 0}`, 'drug_table', 'IMPORT_CODE_TABLE_UNKNOWN'],
  [ITEMS, `K${prescription[10] ?? 0}`, '[0-9', 'IMPORT_PATTERN_INVALID'],
  [ITEMS, `J${prescription[11] ?? 0}`, 'はい', 'IMPORT_REQUIRED_UNKNOWN'],
  [ITEMS, `I${prescription[12] ?? 0}`, new Date('2026-04-01'), 'IMPORT_CELL_DATE'],
  [ITEMS, `P${prescription[13] ?? 0}`, { formula: 'A1&"量"' }, 'IMPORT_CELL_FORMULA'],
  [ITEMS, `B${rowsOf('lab_result')[8] ?? 0}`, 'lab_results', 'IMPORT_TABLE_UNKNOWN'],
  [ITEMS, `D${rowsOf('lab_result')[9] ?? 0}`, '基準値', 'IMPORT_NAME_INVALID'],
  ['コード値', 'D3', 'M', 'IMPORT_CODE_TWICE'],
];

describe('a workbook with mistakes', () => {
  it('answers twenty planted ones with exactly twenty findings and their cells', async () => {
    const findings = await findingsOf((workbook) => {
      for (const [sheet, cell, value] of PLANTED) {
        const target = workbook.getWorksheet(sheet)?.getCell(cell);
        if (!target) continue;
        target.value = value;
        // What Excel itself does where a person types a day into a cell.
        if (value instanceof Date) target.numFmt = 'yyyy/m/d';
      }
    });
    const told = findings.map(({ sheet, cell, code }) => `${sheet} ${cell ?? ''} ${code}`);
    const planted = PLANTED.map(([sheet, cell, , code]) => `${sheet} ${cell} ${code}`);
    expect(new Set(PLANTED.map(([, , , code]) => code)).size).toBe(20);
    expect(told.sort()).toEqual(planted.sort());
  });

  it('names sheet, row, column and reason in both languages', async () => {
    const [finding] = await findingsOf((workbook) => {
      const cell = workbook.getWorksheet(ITEMS)?.getCell(`G${at}`);
      if (cell) cell.value = '文字';
    });
    expect(finding).toMatchObject({ sheet: ITEMS, cell: `G${at}`, row: at, column: '型' });
    expect(finding?.ja).toBe(
      '型「文字」はありません。文字列・整数・小数・日付・日時 から選んでください。',
    );
    expect(finding?.en).toContain('There is no type "文字"');
  });

  it.each<[string, (workbook: ExcelJS.Workbook) => void, string, string]>([
    [
      'a missing sheet',
      (book) => {
        book.removeWorksheet('コード値');
      },
      'IMPORT_SHEET_MISSING',
      '-',
    ],
    [
      'a missing column',
      (book) => {
        set(book, ITEMS, 'N1', null);
      },
      'IMPORT_COLUMN_MISSING',
      'A1',
    ],
    [
      'a column of their own',
      (book) => {
        set(book, ITEMS, 'S1', '担当');
      },
      'IMPORT_COLUMN_UNKNOWN',
      'S1',
    ],
    [
      'merged cells',
      (book) => book.getWorksheet(ITEMS)?.mergeCells('E4:E6'),
      'IMPORT_CELL_MERGED',
      'E4',
    ],
    [
      'a code typed as a number',
      (book) => {
        set(book, 'コード値', 'D4', 7);
      },
      'IMPORT_CELL_NOT_TEXT',
      'D4',
    ],
    [
      'an error value',
      (book) => {
        set(book, ITEMS, 'E9', { error: '#REF!' });
      },
      'IMPORT_CELL_ERROR',
      'E9',
    ],
    [
      'a text that is too long',
      (book) => {
        set(book, ITEMS, 'E9', 'あ'.repeat(101));
      },
      'IMPORT_VALUE_LONG',
      'E9',
    ],
    [
      'a name full of capitals in the list of tables',
      (book) => {
        set(book, TABLES, 'B2', 'PATIENT');
      },
      'IMPORT_NAME_INVALID',
      'B2',
    ],
    [
      'a missing title',
      (book) => {
        set(book, '表紙', 'C4', null);
      },
      'IMPORT_VALUE_MISSING',
      'C4',
    ],
  ])('gives one finding for %s', async (_, change, code, cell) => {
    const findings = await findingsOf(change);
    expect(findings.map((one) => [one.code, one.cell ?? '-'])).toEqual([[code, cell]]);
  });

  it('applies nothing: a workbook with findings has no definition', async () => {
    const file = await changed((book) => {
      set(book, ITEMS, 'G4', 'x');
    });
    expect(unwrap(await readWorkbook(file)).definition).toBeUndefined();
  });
});

function set(book: ExcelJS.Workbook, sheet: string, cell: string, value: ExcelJS.CellValue): void {
  const target = book.getWorksheet(sheet)?.getCell(cell);
  if (!target) throw new Error(`No ${sheet} ${cell}`);
  target.value = value;
}
