import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { encode } from '../support/encode-text.js';
import {
  countsOf,
  diagnosisModule,
  insuranceModule,
  ITEMS,
  INSTITUTION,
  mml3,
  mml4,
  patientModule,
  readBytes,
  ROWS_BY_HAND,
  rowsIn,
  testModule,
} from './mml-support.js';

const VERSIONS = [
  ['MML 4 in UTF-8', Buffer.from(mml4({ items: ITEMS }))],
  ['MML 3 (CDA) in Shift_JIS', encode(mml3({ items: ITEMS }).replaceAll('−', '－'), 'shift_jis')],
  ['MML 3 in EUC-JP', encode(mml3({ items: ITEMS }, 'EUC-JP').replaceAll('−', '－'), 'euc-jp')],
] as const;

const definition = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;

describe.each(VERSIONS)('%s', (_, bytes) => {
  it('gives the rows counted by hand, and accounts for every document', async () => {
    const read = await readBytes({ 'a.xml': bytes });
    expect(countsOf(read)).toEqual(ROWS_BY_HAND);
    expect(read.tally).toMatchObject({ unit: 'record', found: 7, read: 6, notInDefinition: 1 });
    expect(read.findings).toEqual([]);
  });

  it('gives values as in the source, in the definition’s columns and forms', async () => {
    const read = await readBytes({ 'a.xml': bytes });
    for (const { table, values } of read.rows) {
      const items = definition.tables.find(({ name }) => name === table)?.items ?? [];
      for (const [name, value] of Object.entries(values)) {
        const item = items.find((one) => one.name === name);
        expect([table, name, item === undefined]).toEqual([table, name, false]);
        if (value !== '' && item?.pattern)
          expect([name, value, new RegExp(`^(?:${item.pattern})$`).test(value)]).toEqual([
            name,
            value,
            true,
          ]);
      }
      const required = items.filter((item) => item.required).map(({ name }) => name);
      expect(required.filter((name) => !values[name])).toEqual([]);
    }
  });
});

describe('the rows of MML', () => {
  const all = () => readBytes({ 'a.xml': mml4({ items: ITEMS }) });

  it('hold the patient once, before the others, with the codes of the patient table', async () => {
    const read = await all();
    expect(read.rows[0]).toEqual({
      table: 'patient',
      place: expect.stringMatching(/^a\.xml:\d+$/),
      values: {
        institution_code: INSTITUTION,
        patient_id: '0000123',
        name_kanji: '見本　花子',
        name_kana: 'ミホン　ハナコ',
        birth_date: '1958-10-21',
        sex: 'F',
        postal_code: '100-0002',
        address: '東京都千代田区見本町１－２',
        phone: '03-0000-0001',
        insurer_number: '06130012',
        insured_symbol: '１１',
        insured_number: '２３４',
      },
    });
  });

  it('hold the patient information as written', async () => {
    expect(rowsIn(await all(), 'mml_patient')).toMatchObject([
      {
        document_uid: 'pi-1',
        confirmed_at: '2023-04-01T10:00:00',
        other_id: '0000777',
        other_id_type: 'spouseId',
        name_roman: 'Mihon Hanako',
        sex: 'female',
        marital: 'married',
        email: 'hanako@example.jp',
        death: 'true',
        death_date: '2023-03-31',
      },
    ]);
  });

  it('hold one insurance for each public insurance', async () => {
    expect(rowsIn(await all(), 'mml_insurance')).toMatchObject([
      {
        insurance_class_code: '06',
        insurance_class: '組合',
        family_class: 'false',
        valid_to: '9999-12-31',
        public_priority: '1',
        public_provider: '54136015',
        public_payment_ratio: '5000',
        public_ratio_type: 'fix',
      },
      { public_priority: '2', public_recipient: '7654321', public_ratio_type: 'ratio' },
    ]);
  });

  it('hold diagnoses, those within a summary too, with their author’s field', async () => {
    expect(rowsIn(await all(), 'mml_diagnosis')).toMatchObject([
      {
        document_uid: 'rd-1',
        sequence: '1',
        diagnosis_name: '２型糖尿病',
        diagnosis_code: '8830046',
        diagnosis_code_system: 'レセプト電算',
        rank: 'mainDiagnosis',
        use: '',
        certainty: 'confirmedDiagnosis',
        ended_on: '2022-07',
        first_encounter_on: '2021',
        outcome: 'recovering',
        insurance_uid: 'hi-1',
        author_department: '01',
        author_license: 'doctor',
      },
      { document_uid: 'sm-1', sequence: '1', diagnosis_name: '急性心筋梗塞' },
    ]);
  });

  it('hold test results numbered through the sheet', async () => {
    expect(rowsIn(await all(), 'mml_lab_result')).toMatchObject([
      {
        regist_id: 'R0001',
        sequence: '1',
        sampled_at: '2023-03-30T09:00:00+09:00',
        registered_at: '2023-03-30',
        report_status: 'final',
        set_name: '生化学',
        facility_name: '見本検査センター',
        specimen_code: '023',
        item_code: '3B035',
        value: '35',
        numeric_value: '35',
        flag_out: 'H',
        range_low: '13',
        range_high: '30',
        unit: 'U/L',
        memo: '溶血\n再検ずみ',
      },
      { sequence: '2', value: '0.02未満', numeric_value: '', flag_out: 'N' },
      { sequence: '3', specimen_name: '尿', value: '(−)' },
    ]);
  });

  it('hold progress notes as plain text, without markup and without the XML’s indentation', async () => {
    expect(rowsIn(await all(), 'mml_progress')).toMatchObject([
      {
        sequence: '1',
        problem: '糖尿病',
        diagnosis_uid: 'rd-1',
        subjective: 'だるい。\n食欲はある。\n昨日：めまい',
        objective: '血圧 118/86\n心音 正常',
        physical_exam: '浮腫：なし：正常\n体温：36.5',
        assessment: '安定\nHbA1c < 7',
        plan: '薬甲 5mg 1 錠\n次回4週後',
        free_expression: '',
      },
      { sequence: '2', problem: '高血圧' },
    ]);
  });

  it('hold summaries with the last of several stays', async () => {
    expect(rowsIn(await all(), 'mml_summary')).toMatchObject([
      {
        period_from: '2023-03-01',
        period_to: '2023-03-31',
        admitted_on: '2023-03-05',
        emergency_admission: 'true',
        discharged_on: '2023-03-31',
        discharge_outcome: 'died',
        clinical_course: '2023-03-05：入院\n急変',
        test_results: '2023-03-06：心電図 ST上昇',
        death_date: '2023-03-31',
        autopsy: 'false',
        remarks: 'ご家族に説明ずみ',
      },
    ]);
  });

  it('hold a free progress note in one row', async () => {
    const module =
      '<mmlPc:ProgressCourseModule><mmlPc:FreeExpression>本日<xhtml:p>著変なし</xhtml:p></mmlPc:FreeExpression></mmlPc:ProgressCourseModule>';
    const read = await readBytes({ 'a.xml': mml4({ items: [{ uid: 'u', module }] }) });
    expect(rowsIn(read, 'mml_progress')).toMatchObject([
      { sequence: '1', free_expression: '本日\n著変なし' },
    ]);
  });

  it('do not depend on the prefixes the writer chose', async () => {
    const renamed = mml4({ items: ITEMS }).replaceAll('mmlPi', 'p1').replaceAll('mmlLb', 'lab');
    expect(countsOf(await readBytes({ 'a.xml': renamed }))).toEqual(ROWS_BY_HAND);
  });
});

describe('several files', () => {
  it('give each person’s latest basics once, before the rows of files read earlier', async () => {
    const item = (uid: string, confirmed: string, module: string) => ({ uid, confirmed, module });
    const read = await readBytes({
      'a.xml': mml4({ items: [item('lb', '2023-01-01', testModule())] }),
      'b.xml': mml4({ items: [item('pi-2', '2023-02-01', patientModule('新姓　花子'))] }),
      'c.xml': mml4({ items: [item('pi-1', '2020-02-01', patientModule('旧姓　花子'))] }),
      'd.xml': mml4({ items: [item('hi', '2020-02-01', insuranceModule('9999'))] }),
      'e.xml': mml4({ items: [item('hi-2', '2019-02-01', insuranceModule('06139999'))] }),
    });
    expect(read.rows.map(({ table }) => table)).toEqual([
      ...['patient', 'mml_lab_result', 'mml_lab_result', 'mml_lab_result'],
      ...[
        'mml_patient',
        'mml_patient',
        'mml_insurance',
        'mml_insurance',
        'mml_insurance',
        'mml_insurance',
      ],
    ]);
    expect(read.rows[0]?.values).toMatchObject({
      name_kanji: '新姓　花子',
      insurer_number: '06139999',
    });
  });

  it('leave out an edition that a newer document of the same patient replaces, and count it', async () => {
    const read = await readBytes({
      'a.xml': mml4({ items: [{ uid: 'v1', module: diagnosisModule('疑い') }] }),
      'b.xml': mml4({ items: [{ uid: 'v2', replaces: 'v1', module: diagnosisModule('確定') }] }),
      'c.xml': mml4({
        patient: '0000999',
        items: [{ uid: 'v1', module: diagnosisModule('他の患者') }],
      }),
    });
    expect(rowsIn(read, 'mml_diagnosis').map((row) => row.diagnosis_name)).toEqual([
      '確定',
      '他の患者',
    ]);
    expect(read.tally).toMatchObject({ found: 3, read: 2, replaced: 1 });
  });

  it('leave only the newest of many editions', async () => {
    const all = Array.from({ length: 500 }, (_, n) => ({
      uid: `v${n}`,
      replaces: `v${n - 1}`,
      module: diagnosisModule(`${n}`),
    }));
    const read = await readBytes({ 'a.xml': mml4({ items: all }) });
    expect(rowsIn(read, 'mml_diagnosis').map((row) => row.diagnosis_name)).toEqual(['499']);
    expect(read.tally).toMatchObject({ found: 500, read: 1, replaced: 499 });
  });

  it('keep documents that name each other as the older edition: which is newer cannot be told', async () => {
    const items = [
      { uid: 'v1', replaces: 'v2', module: diagnosisModule() },
      { uid: 'v2', replaces: 'v1', module: diagnosisModule() },
      { uid: 'v3', replaces: 'v3', module: diagnosisModule() },
    ];
    const read = await readBytes({ 'a.xml': mml4({ items }) });
    expect(read.tally).toMatchObject({ found: 3, read: 3, replaced: 0 });
  });
});
