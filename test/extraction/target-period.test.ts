import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { daySpanOf } from '../../src/features/extraction/domain/source-date.js';
import { referencedFirst } from '../../src/features/extraction/domain/tables-in-order.js';
import { TargetPeriod } from '../../src/features/extraction/domain/target-period.js';
import { csvRecord } from '../../src/platform/csv/write-csv.js';
import { specimen } from '../catalogue/specimen/specimen.js';
import { extracted, scratch } from './support.js';

const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;
const LONG_AGO = { from: '1900-01-01', to: '1900-12-31' };

/** Standing of each table's first specimen row, tables that others refer to first. */
function standings(period: { from: string; to: string }): Record<string, string> {
  const target = new TargetPeriod(common, period);
  const rows = specimen();
  const tables = referencedFirst(common).map(({ name }): [string, string] => [
    name,
    target.standing(name, rows.get(name)?.[0] ?? {}),
  ]);
  return Object.fromEntries(tables);
}

describe('the days a date of a source covers', () => {
  it.each([
    ['2019-01-17T10:30', '2019-01-17', '2019-01-17'],
    ['20190117', '2019-01-17', '2019-01-17'],
    ['20111220224447339', '2011-12-20', '2011-12-20'],
    ['4310117', '2019-01-17', '2019-01-17'],
    ['5010501', '2019-05-01', '2019-05-01'],
    ['43102', '2019-02-01', '2019-02-28'],
    ['202402', '2024-02-01', '2024-02-29'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2024', '2024-01-01', '2024-12-31'],
  ])('%s', (text, first, last) => {
    expect(daySpanOf(text)).toEqual({ first, last });
  });

  it.each(['', '00000000', '99999999', '20190230', '6010101', '昭和23年'])('none: %s', (text) => {
    expect(daySpanOf(text)).toBeUndefined();
  });
});

describe('the target period', () => {
  it('lets nothing of another time through, but who the person is', () => {
    const standing = standings(LONG_AGO);
    const through = Object.keys(standing).filter((table) => standing[table] !== 'outside');
    expect(through.sort()).toEqual([
      'allergy',
      'insurance',
      'mml_insurance',
      'mml_patient',
      'patient',
      'patient_profile',
      'registry_enrollment',
    ]);
  });

  it('lets everything through that it covers', () => {
    const standing = standings({ from: '1900-01-01', to: '2099-12-31' });
    expect(Object.values(standing).filter((one) => one !== 'inside')).toEqual([]);
  });

  it('is judged by the very items that say so', () => {
    const saying = common.tables.flatMap(({ name, items }) =>
      items
        .filter(({ meaning, caution }) => `${meaning}${caution}`.includes('対象期間の判定に用い'))
        .map((item) => `${name}.${item.name}`),
    );
    const rows = specimen();
    const dated = saying.filter((place) => {
      const [table = '', item = ''] = place.split('.');
      const row = { ...rows.get(table)?.[0], [item]: '2050-01-01' };
      return new TargetPeriod(common, LONG_AGO).standing(table, row) === 'outside';
    });
    expect(dated).toEqual(saying);
    const undated = saying.filter((place) => {
      const [table = ''] = place.split('.');
      return new TargetPeriod(common, LONG_AGO).standing(table, {}) !== 'undated';
    });
    expect(undated).toEqual([]);
    expect(saying).toHaveLength(19);
  });

  it('takes a month as covered when one of its days is', () => {
    const from = (day: string) =>
      new TargetPeriod(common, { from: day, to: '2030-01-01' }).standing('receipt', {
        service_month: '43101',
      });
    expect([from('2019-01-31'), from('2019-02-01')]).toEqual(['inside', 'outside']);
  });
});

let work: Awaited<ReturnType<typeof scratch>>;
const csv = (name: string, rows: Record<string, string>[]): Promise<void> => {
  const columns = common.tables.find((one) => one.name === name)?.items.map((item) => item.name);
  const lines = [columns ?? [], ...rows.map((row) => (columns ?? []).map((of) => row[of] ?? ''))];
  return writeFile(join(work.path, 'csv', `${name}.csv`), lines.map(csvRecord).join(''));
};

describe('an extraction from CSV', () => {
  beforeAll(async () => {
    work = await scratch();
  });
  afterAll(() => work.remove());
  beforeEach(async () => {
    await rm(join(work.path, 'csv'), { recursive: true, force: true });
    await mkdir(join(work.path, 'csv'));
  });

  it('leaves out what belongs to a receipt of another month, though the receipts are not contracted', async () => {
    const who = { institution_code: '0110113719', patient_id: '1' };
    await csv('patient', [{ ...who, name_kana: 'ミズノ　ハナ', birth_date: '1980-01-02' }]);
    await csv('receipt', [
      { ...who, receipt_id: 'old', service_month: '43101' },
      { ...who, receipt_id: 'new', service_month: '202506' },
    ]);
    await csv('receipt_disease', [
      { ...who, receipt_id: 'old', sequence: '1', disease_code: '2749004' },
      { ...who, receipt_id: 'new', sequence: '1', disease_code: '4779004' },
    ]);
    const tables = ['patient', 'receipt_disease'].map((table) => ({
      table,
      items: ['institution_code', 'patient_id', 'disease_code'].filter(
        (item) => table !== 'patient' || item !== 'disease_code',
      ),
    }));
    const written = await extracted({
      source: join(work.path, 'csv'),
      out: join(work.path, 'out'),
      kind: 'csv',
      ticket: { definition: common, tables, period: { from: '2025-04-01', to: '2026-03-31' } },
    });
    expect(await written.rows('receipt_disease')).toMatchObject([{ disease_code: '4779004' }]);
    expect(written.receipt.outsidePeriod).toEqual({ receipt_disease: 1 });
    expect(written.receipt.findings).toEqual({});
  });
});
