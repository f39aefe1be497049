import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { DuckDbHoldingsCounter } from '../../src/features/holdings/engines/duckdb-holdings-counter.js';
import { CountHoldings } from '../../src/features/holdings/index.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { csvRecord } from '../../src/platform/csv/write-csv.js';

const text = { type: 'string', class: 'static-attribute' } as const;
const date = { type: 'date', class: 'history' } as const;

const DEFINITION: DataDefinition = {
  id: 'test/holdings',
  version: 1,
  titleJa: '集計の検査',
  codeTables: [],
  tables: [
    {
      name: 'patient',
      nameJa: '患者基本',
      sourceKind: 'common',
      key: ['institution_code', 'patient_id'],
      items: [
        { name: 'institution_code', nameJa: '医療機関コード', ...text },
        { name: 'patient_id', nameJa: '患者番号', ...text },
        { name: 'birth_date', nameJa: '生年月日', type: 'date', class: 'quasi-identifier' },
      ],
    },
    {
      name: 'visit',
      nameJa: '受診',
      sourceKind: 'receipt',
      key: ['institution_code', 'patient_id', 'visited'],
      items: [
        { name: 'institution_code', nameJa: '医療機関コード', ...text },
        { name: 'patient_id', nameJa: '患者番号', ...text },
        { name: 'visited', nameJa: '診療年月日', ...date, type: 'string', format: 'GYYMMDD' },
        { name: 'left', nameJa: '退院日', ...date },
        { name: 'note', nameJa: '備考', ...text },
        { name: 'unused', nameJa: '未使用', ...text },
      ],
    },
  ],
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuzu-count-'));
});
afterEach(() => rm(folder, { recursive: true }));

const file = (table: string, rows: readonly (readonly string[])[]) =>
  writeFile(join(folder, `${table}.csv`), rows.map(csvRecord).join(''));

const count = (dated?: Record<string, string>) =>
  new CountHoldings(new DuckDbHoldingsCounter()).execute({
    definition: DEFINITION,
    directory: folder,
    asOf: '2026-11-21',
    dated,
  });

const VISITS = [
  ['institution_code', 'patient_id', 'visited', 'left', 'note'],
  ['1310000001', 'P1', '4310430', '2019-05-02', '前日に来院、"再診"'],
  ['1310000001', 'P1', '5010501', '', ''],
  ['1310000002', 'P1', '5010801', '', 'あり'],
  ['1310000002', 'P2', '5090101', '', '将来の日付'],
  ['1310000002', 'P2', '', '', ''],
];

describe('counting holdings', () => {
  it('gives rows, persons, institutions, values, period and gaps by month', async () => {
    await file('visit', VISITS);
    const { tables, coarsened, definition } = unwrap(await count());
    expect(coarsened).toBeNull();
    expect(definition.id).toBe('test/holdings');
    expect(tables).toEqual([
      {
        table: 'visit',
        dated: 'visited',
        rows: 5,
        // A date after the count and a missing one date nothing.
        undated: 2,
        persons: 3,
        institutions: 2,
        period: { first: '2019-04', last: '2019-08' },
        gaps: [{ first: '2019-06', last: '2019-07' }],
        items: [
          expect.objectContaining({ item: 'institution_code', values: 5 }),
          expect.objectContaining({ item: 'patient_id', values: 5 }),
          expect.objectContaining({ item: 'visited', values: 4 }),
          {
            item: 'left',
            values: 1,
            period: { first: '2019-04', last: '2019-04' },
            gaps: [],
          },
          {
            item: 'note',
            values: 3,
            period: { first: '2019-04', last: '2019-08' },
            gaps: [{ first: '2019-05', last: '2019-07' }],
          },
        ],
      },
    ]);
  });

  it('does not take a birth date for the time a table covers', async () => {
    await file('patient', [
      ['institution_code', 'patient_id', 'birth_date'],
      ['1310000001', 'P1', '1950-01-01'],
    ]);
    const { tables } = unwrap(await count());
    expect(tables).toEqual([
      expect.objectContaining({ table: 'patient', dated: null, period: null, rows: 1, persons: 1 }),
    ]);
  });

  it('dates a table by the item one names', async () => {
    await file('visit', VISITS);
    const { tables } = unwrap(await count({ visit: 'left' }));
    expect(tables[0]).toMatchObject({
      dated: 'left',
      undated: 4,
      period: { first: '2019-05', last: '2019-05' },
    });
    expect(await count({ visit: 'note' })).toMatchObject({
      error: { code: 'HOLDINGS_DATING_UNKNOWN' },
      facts: { place: 'visit=note' },
    });
  });

  it('names the line that does not read, and nothing that stands in it', async () => {
    await writeFile(
      join(folder, 'visit.csv'),
      'institution_code,patient_id\r\n1310000001,ヤマダ\r\n1310000001,ヤマダ,extra\r\n',
    );
    const refused = await count();
    expect(refused).toMatchObject({
      error: { code: 'HOLDINGS_CSV_UNREADABLE' },
      facts: { file: 'visit.csv', line: 3 },
    });
    expect(JSON.stringify(refused)).not.toContain('ヤマダ');
  });

  it('refuses a heading that is no item, without repeating it', async () => {
    await file('visit', [['institution_code', 'ヤマダ']]);
    const refused = await count();
    expect(refused).toMatchObject({
      error: { code: 'HOLDINGS_COLUMN_UNKNOWN' },
      facts: { file: 'visit.csv', column: 2 },
    });
    expect(JSON.stringify(refused)).not.toContain('ヤマダ');
  });

  it('refuses a folder without any table, and one that does not exist', async () => {
    expect(await count()).toMatchObject({ error: { code: 'HOLDINGS_FOLDER_EMPTY' } });
    await rm(folder, { recursive: true });
    expect(await count()).toMatchObject({ error: { code: 'HOLDINGS_FOLDER_NOT_FOUND' } });
    folder = await mkdtemp(join(tmpdir(), 'yuzu-count-'));
  });
});
