import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CsvConvertedTables,
  CsvSourceTables,
} from '../../src/features/conversion/engines/csv-tables.js';
import { YamlRuleSetReader } from '../../src/features/conversion/engines/yaml-rule-set-reader.js';
import { ApplyConversion } from '../../src/features/conversion/index.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { csvRecord } from '../../src/platform/csv/write-csv.js';
import { COMMON, RULES } from './rule-sets.js';

const HEADER = [
  'kanja_no',
  'shimei_sei',
  'shimei_mei',
  'sei',
  'saiketsu_bi',
  'creatinine',
  'ward',
  'memo',
];
const GOOD = ['123', '見本', '花子', '02', '5060401', '100', '3東', '"引用"'];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuzu-conversion-'));
});
afterEach(() => rm(folder, { recursive: true }));

const source = (...rows: string[][]) =>
  writeFile(join(folder, 'kensa.csv'), rows.map(csvRecord).join(''));
const apply = (rules = RULES, target = COMMON) =>
  new ApplyConversion(new CsvSourceTables(), new CsvConvertedTables()).execute({
    ruleSet: unwrap(new YamlRuleSetReader().read(rules)),
    target,
    directory: folder,
    out: join(folder, 'out'),
  });

describe('Converting CSV files', () => {
  it('writes the items of the target in its order, those of the same name as they are', async () => {
    await source(HEADER, GOOD, ['', '', '', '01', '', '', '', '']);
    const report = unwrap(await apply());
    expect(report).toMatchObject({
      complete: true,
      tables: [{ from: 'kensa', to: 'lab_result', rows: 2 }],
    });
    expect(await readFile(join(folder, 'out', 'lab_result.csv'), 'utf8')).toBe(
      [
        'patient_id,name,sex,collected_on,value,unit,ward',
        '0000000123,見本 花子,F,2024-04-01,1.13,mg/dL,3東',
        ',,M,,,mg/dL,',
        '',
      ].join('\r\n'),
    );
  });

  it('names table, column and lines of what does not convert, shows no value and writes nothing', async () => {
    const wrong = GOOD.map((value, at) => (HEADER[at] === 'saiketsu_bi' ? '5061301' : value));
    const twice = GOOD.map((value, at) => (HEADER[at] === 'creatinine' ? '<ヤマダ' : value));
    await source(HEADER, GOOD, wrong, twice, wrong, ['too', 'short']);
    const report = unwrap(await apply());
    expect(report).toMatchObject({
      complete: false,
      refused: [
        {
          table: 'kensa',
          column: 'saiketsu_bi',
          fault: 'DATE_UNREADABLE',
          count: 2,
          lines: [3, 5],
        },
        { table: 'kensa', column: 'creatinine', fault: 'NOT_A_NUMBER', count: 1, lines: [4] },
        { table: 'kensa', column: '-', fault: 'ROW_UNREADABLE', count: 1, lines: [6] },
      ],
    });
    expect(JSON.stringify(report)).not.toContain('ヤマダ');
    expect(await readdir(folder)).toEqual(['kensa.csv']);
  });

  it('refuses a file without a column it needs, and leaves nothing behind', async () => {
    await source(HEADER.slice(1), GOOD.slice(1));
    expect(await apply()).toMatchObject({
      error: { code: 'CONVERSION_COLUMN_MISSING' },
      facts: { file: 'kensa.csv', column: 'kanja_no' },
    });
    await writeFile(join(folder, 'kensa.csv'), '');
    expect(await apply()).toMatchObject({ error: { code: 'CONVERSION_COLUMN_MISSING' } });
    expect(await readdir(folder)).toEqual(['kensa.csv']);
  });

  it('passes a table no rule names as it is, and keeps only items of the target', async () => {
    await writeFile(join(folder, 'lab_result.csv'), 'unit,secret,sex\r\nmg,x,M\r\n');
    const other = RULES.replace('to: lab_result', 'to: other').replace('from: kensa', 'from: none');
    const others = COMMON.tables.map((table) => ({ ...table, name: 'other' }));
    unwrap(await apply(other, { ...COMMON, tables: [...COMMON.tables, ...others] }));
    expect(await readFile(join(folder, 'out', 'lab_result.csv'), 'utf8')).toBe(
      'sex,unit\r\nM,mg\r\n',
    );
  });

  it('never writes over anything, and asks for data and the right definition', async () => {
    expect(await apply()).toMatchObject({ error: { code: 'CONVERSION_FOLDER_NOT_FOUND' } });
    await source(HEADER, GOOD);
    expect(await apply(RULES, { ...COMMON, version: 2 })).toMatchObject({
      error: { code: 'CONVERSION_OTHER_DEFINITION' },
    });
    unwrap(await apply());
    expect(await apply()).toMatchObject({ error: { code: 'CONVERSION_OUTPUT_EXISTS' } });
  });
});
