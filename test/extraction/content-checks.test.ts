import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CheckReport } from '../../src/features/extraction/index.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { csvRecord } from '../../src/platform/csv/write-csv.js';
import { checkData, definition, scratch } from './support.js';

type Row = Record<string, string>;

let work: Awaited<ReturnType<typeof scratch>>;
let folders = 0;
beforeAll(async () => {
  work = await scratch();
});
afterAll(() => work.remove());

const who = { institution_code: '0110113719', patient_id: '1' };
const PATIENT: Row = {
  ...who,
  name_kanji: '水野　花子',
  name_kana: 'ミズノ　ハナコ',
  birth_date: '1980-01-02',
  sex: 'F',
};
const LAB: Row = { ...who, order_number: '7', sequence: '1', result_status: 'F' };

/** Findings on one patient row and one row of another table, changed as given. */
async function findings(
  table: string,
  values: Row,
  patient: Row = {},
): Promise<CheckReport['findings']> {
  folders += 1;
  const directory = join(work.path, String(folders));
  await mkdir(directory);
  const rows: Record<string, Row> = { patient: { ...PATIENT, ...patient } };
  if (table !== 'patient') rows[table] = values;
  const tables = definition.tables
    .filter(({ name }) => Object.hasOwn(rows, name))
    .map(({ name, items }) => ({ table: name, items: items.map((item) => item.name) }));
  for (const { table: name, items } of tables) {
    const record = csvRecord(items.map((item) => rows[name]?.[item] ?? ''));
    await writeFile(join(directory, `${name}.csv`), csvRecord(items) + record);
  }
  const request = { directory, definition, tables, asOf: '2026-11-21' };
  return unwrap(await checkData.execute(request)).findings;
}

const lab = (value: string) => findings('lab_result', { ...LAB, value });
const rules = async (found: Promise<CheckReport['findings']>): Promise<string[]> =>
  (await found).map(({ rule }) => rule);

describe('the check of what values say', () => {
  it.each([
    ['text-person', '水野花子様より電話あり'],
    ['text-person', '患者 水野 花子 に説明'],
    ['text-person', '本人（ミズノ　ハナコ）確認済'],
    ['text-doctor', '山田医師に報告'],
    ['text-doctor', '佐藤先生コメント：再検'],
    ['text-doctor', 'Dr.鈴木へ連絡済'],
    ['text-doctor', '田中Dr指示'],
    ['text-phone', '連絡先 03-1234-5678'],
    ['text-phone', '携帯０９０－１２３４－５６７８'],
    ['text-phone', 'TEL 09012345678'],
    ['text-mail', 'hanako@example.ne.jp'],
    ['text-address', '東京都港区虎ノ門1丁目2番に転居'],
    ['text-address', '〒105-0001'],
  ])('finds %s in a free text: %s', async (rule, value) => {
    const found = await lab(value);
    expect(found).toMatchObject([
      { table: 'lab_result', column: 'value', rule, severity: 'warning' },
    ]);
    expect(JSON.stringify(found)).not.toContain('花子');
    expect(JSON.stringify(found)).not.toContain('hanako');
  });

  it.each([
    '12.34',
    '陰性（－）',
    '主治医師の指示により再検',
    '担当医に報告、内科医師へ紹介',
    '基準値 0-1-1234 希釈 1234567890',
    '検体番号 2026-04-01-0001',
    '溶血のため参考値。水野氏法による',
    '県立病院にて採血',
    '2026年4月1日10:30採取、090 fL',
  ])('leaves alone what laboratories write: %s', async (value) => {
    expect(await lab(value)).toEqual([]);
  });

  it.each([
    ['item_code', { item_code: 'A001', item_code_system: 'JC10' }],
    ['item_code', { item_code: '3A01000000232710', item_code_system: 'JLAC10' }],
  ])('finds an in-house code that is said to be of a standard in %s', async (column, codes) => {
    const found = await findings('lab_result', { ...LAB, ...codes });
    expect(found).toMatchObject([{ column, rule: 'code-form', count: 1 }]);
  });

  it.each([
    { item_code: '3A010000002327101', item_code_system: 'JC10' },
    { item_code: '3A0100000023271', item_code_system: 'JC10' },
    { item_code: 'A001', item_code_system: '99LAB' },
    { item_code: '', item_code_system: 'JC10' },
  ])('accepts codes that fit their system or are said to be local: %j', async (codes) => {
    expect(await findings('lab_result', { ...LAB, ...codes })).toEqual([]);
  });

  it('compares the check digits of institutions and insurers once, where they are told', async () => {
    const wrong = { institution_code: '1311234567' };
    const found = await findings(
      'lab_result',
      { ...LAB, ...wrong },
      { ...wrong, insurer_number: '33120014' },
    );
    expect(found.map(({ table, column, rule }) => [table, column, rule])).toEqual([
      ['patient', 'institution_code', 'check-digit'],
      ['patient', 'insurer_number', 'check-digit'],
    ]);
    expect(await findings('patient', {}, { insurer_number: '33120015' })).toEqual([]);
    expect(await findings('patient', {}, { insurer_number: '' })).toEqual([]);
  });

  it('finds dates after the provision, before 1868 and before the person was born', async () => {
    const at = (collected_at: string) => rules(findings('lab_result', { ...LAB, collected_at }));
    expect(await at('2026-11-21T23:59')).toEqual([]);
    expect(await at('2026-11-22')).toEqual(['date-range']);
    expect(await at('1979-12-31T10:00')).toEqual(['date-before-birth']);
    expect(await at('1867-12-31')).toEqual(['date-range', 'date-before-birth']);
    const insurance = { ...who, sequence: '1', valid_to: '2999-12-31' };
    expect(await rules(findings('insurance', insurance))).toEqual([]);
  });
});
