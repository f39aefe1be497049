import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { unwrap } from '../../src/kernel/outcome.js';
import { csvRecord } from '../../src/platform/csv/write-csv.js';
import { maskOf } from '../../src/features/extraction/domain/mask.js';
import { checkData, definition, scratch } from './support.js';

type Row = Record<string, string>;
type Tables = Record<string, Row[]>;

const who = (patient_id: string): Row => ({ institution_code: '0110113719', patient_id });
const good = (): Tables => ({
  patient: [
    { ...who('1'), name_kanji: '水野　花', birth_date: '1980-01-02', sex: 'F' },
    { ...who('2'), name_kanji: '山田　太郎', birth_date: '1948-02-29', sex: 'M' },
  ],
  lab_result: [
    {
      ...who('1'),
      order_number: '7',
      sequence: '1',
      collected_at: '2025-06-10T10:00',
      result_status: 'F',
    },
  ],
  prescription: [
    {
      ...who('2'),
      order_number: '8',
      sequence: '1',
      component: '0',
      order_kind: 'OMP-01',
      dose: '.5',
    },
  ],
  diagnosis: [{ ...who('2'), sequence: '1', icd10: 'K29.7', started_on: '2025-06-01' }],
});

let work: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  work = await scratch();
});
afterAll(() => work.remove());
beforeEach(() => rm(join(work.path, 'data'), { recursive: true, force: true }));

const columnsOf = (table: string): string[] =>
  definition.tables.find(({ name }) => name === table)?.items.map(({ name }) => name) ?? [];

const textOf = (table: string, rows: Row[]): string => {
  const columns = columnsOf(table);
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map(csvRecord)
    .join('');
};

/** Checks the good tables after `plant` changed rows or `files` replaced whole files. */
async function check(
  plant: (tables: Tables) => void,
  files: Record<string, string | Buffer | null> = {},
) {
  const tables = good();
  plant(tables);
  const directory = join(work.path, 'data');
  await cp('contracts/data-definition', directory, {
    recursive: true,
    filter: (path) => !path.endsWith('.json'),
  });
  for (const [table, rows] of Object.entries(tables))
    await writeFile(join(directory, `${table}.csv`), textOf(table, rows));
  for (const [file, content] of Object.entries(files))
    if (content === null) await rm(join(directory, file));
    else await writeFile(join(directory, file), content);
  return unwrap(await checkData.execute({ directory, definition }));
}

const set = (table: string, row: number, values: Row) => (tables: Tables) => {
  Object.assign(tables[table]?.[row] ?? {}, values);
};

describe('a check of data against the definition', () => {
  it('accepts data that conform', async () => {
    const report = await check(() => undefined);
    expect(report).toMatchObject({ conforming: true, findings: [] });
  });

  const mistakes: [string, string, string, string | undefined, (tables: Tables) => void][] = [
    ['an empty key', 'required', 'patient', 'patient_id', set('patient', 0, { patient_id: '' })],
    [
      'a date not in the calendar',
      'type',
      'patient',
      'birth_date',
      set('patient', 1, { birth_date: '1949-02-29' }),
    ],
    [
      'an hour that is none',
      'type',
      'lab_result',
      'collected_at',
      set('lab_result', 0, { collected_at: '2025-06-10T24:00' }),
    ],
    [
      'a number that is none',
      'type',
      'prescription',
      'dose',
      set('prescription', 0, { dose: '1錠' }),
    ],
    [
      'a fraction for a whole number',
      'type',
      'diagnosis',
      'sequence',
      set('diagnosis', 0, { sequence: '1.5' }),
    ],
    [
      'a value too long',
      'length',
      'patient',
      'name_kanji',
      set('patient', 0, { name_kanji: '花'.repeat(129) }),
    ],
    [
      'an institution code too short',
      'pattern',
      'patient',
      'institution_code',
      set('patient', 0, { institution_code: '12345' }),
    ],
    ['a code outside its table', 'code-table', 'patient', 'sex', set('patient', 0, { sex: '9' })],
    [
      'an inherited name as code',
      'code-table',
      'lab_result',
      'result_status',
      set('lab_result', 0, { result_status: '_' }),
    ],
    [
      'a row of an unknown person',
      'reference',
      'diagnosis',
      'institution_code+patient_id',
      set('diagnosis', 0, { patient_id: '3' }),
    ],
    [
      'a repeated key',
      'key',
      'patient',
      'institution_code+patient_id',
      set('patient', 1, { patient_id: '1' }),
    ],
    [
      'a repeated row',
      'duplicate-row',
      'diagnosis',
      undefined,
      ({ diagnosis }) => diagnosis?.push({ ...diagnosis[0] }),
    ],
  ];
  it.each(mistakes)('finds %s', async (_, rule, table, column, plant) => {
    const report = await check(plant);
    expect(report.conforming).toBe(false);
    const finding = report.findings.find((one) => one.rule === rule);
    expect(finding).toMatchObject({ table, rule, severity: 'error', count: 1 });
    expect(finding?.column).toBe(column);
    expect(finding?.firstRows).toHaveLength(1);
  });

  const header = `${columnsOf('patient').join(',')}\r\n`;
  const files: [string, string, Record<string, string | Buffer | null>][] = [
    ['a missing table', 'file-missing', { 'diagnosis.csv': null }],
    ['a file that is not contracted', 'file-unexpected', { 'memo.txt': 'x' }],
    ['a byte order mark', 'byte-order-mark', { 'patient.csv': `\uFEFF${header}` }],
    [
      'another order of columns',
      'header',
      {
        'patient.csv': header.replace('institution_code,patient_id', 'patient_id,institution_code'),
      },
    ],
    ['an empty file', 'header', { 'patient.csv': '' }],
    ['a row with too few columns', 'record', { 'patient.csv': `${header}1,2\r\n` }],
    ['an open quote', 'record', { 'patient.csv': `${header}"1,2\r\n` }],
    [
      'bytes that are not UTF-8',
      'encoding',
      { 'patient.csv': Buffer.concat([Buffer.from(header), Buffer.of(0x83, 0x0d, 0x0a)]) },
    ],
  ];
  it.each(files)('finds %s', async (_, rule, content) => {
    const report = await check(() => undefined, content);
    expect(report.conforming).toBe(false);
    expect(report.findings.map((finding) => finding.rule)).toContain(rule);
  });

  it('notes gaiji and bare line feeds without refusing the data', async () => {
    const rows = good().patient ?? [];
    const patient = textOf('patient', [{ ...rows[0], address: '\uE000町' }, ...rows.slice(1)]);
    const report = await check(() => undefined, {
      'patient.csv': patient.replaceAll('\r\n', '\n'),
    });
    expect(report.conforming).toBe(true);
    expect(report.findings.map(({ rule, severity, count }) => [rule, severity, count])).toEqual([
      ['line-ending', 'warning', 3],
      ['private-use', 'warning', 1],
    ]);
  });

  it('groups many breaches into one finding with the first rows and masked examples', async () => {
    const report = await check(({ patient }) => {
      for (let at = 10; at < 60; at++)
        patient?.push({ ...who(String(at)), birth_date: '昭和23年4月5日' });
    });
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]).toMatchObject({
      count: 50,
      firstRows: [3, 4, 5, 6, 7],
      examples: ['字字99字9字9字'],
    });
    expect(JSON.stringify(report)).not.toContain('昭和');
  });

  it('checks only the contracted items when given them', async () => {
    const directory = join(work.path, 'data');
    await check(() => undefined);
    const tables = [{ table: 'diagnosis', items: ['icd10'] }];
    for (const file of ['patient', 'lab_result', 'prescription'])
      await rm(join(directory, `${file}.csv`));
    await writeFile(join(directory, 'diagnosis.csv'), 'icd10\r\nK297\r\nE119\r\n');
    const report = unwrap(await checkData.execute({ directory, definition, tables }));
    expect(report).toMatchObject({
      conforming: true,
      findings: [],
      tables: [{ table: 'diagnosis', rows: 2 }],
    });
  });

  it('refuses a folder that is not there', async () => {
    const outcome = await checkData.execute({ directory: join(work.path, 'none'), definition });
    expect(outcome.ok ? '' : outcome.error.code).toBe('FOLDER_NOT_FOUND');
  });
});

it.each([
  ['1948-04-05', '9999-99-99'],
  ['患者　タロウ', '字字　アアア'],
  ['Abc_1', 'Aaa_9'],
  ['a'.repeat(30), `${'a'.repeat(24)}…`],
  ['\u0000한', '**'],
])('shows of %j only the shape %s', (value, shape) => {
  expect(maskOf(value)).toBe(shape);
});
