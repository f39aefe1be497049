import { describe, expect, it } from '@jest/globals';
import { encode } from '../../support/encode-text.js';
import { misfits } from '../read-source.js';
import { bytes, read, readOne, WHOLE } from './read-receipts.js';
import {
  DISPENSING,
  DPC,
  file,
  institution,
  insurer,
  invoice,
  MEDICAL,
  pharmacy,
  receiptOf,
} from './specimens.js';

describe('a file of medical receipts', () => {
  it('gives the rows counted by hand', async () => {
    const source = await readOne(...WHOLE);
    expect(source.counts).toEqual({
      patient: 2,
      receipt: 2,
      receipt_payer: 3,
      receipt_disease: 3,
      receipt_item: 4,
      receipt_item_day: 4,
      receipt_comment: 2,
    });
    // IR and 16 records of receipts; the invoice is no row.
    expect(source.tally).toMatchObject({ found: 18, read: 17, notInDefinition: 1, withheld: 0 });
    expect(source.findings).toEqual([]);
  });

  it('gives values as they stand, which fit the common data definition', async () => {
    const source = await readOne(...WHOLE);
    expect(misfits(source)).toEqual([]);
    expect(source.of('receipt')[0]).toMatchObject({
      institution_code: '1311234567',
      patient_id: '00126',
      receipt_id: '2-1311234567-202504-C1',
      facility_name: '医療法人　架空医院',
      name: '山下　歩樹',
      birth_date: '4070208',
      department: '01',
      name_kana: 'ヤマシタ　アユキ',
    });
    expect(source.of('receipt_payer')).toMatchObject([
      {
        sequence: '1',
        record_kind: 'HO',
        payer_number: '  138057',
        insured_branch: '01',
        bearer_kind: '1',
      },
      {
        sequence: '2',
        record_kind: 'KO',
        payer_number: '21136015',
        recipient_number: '0000000',
        bearer_kind: '2',
      },
      { sequence: '1', record_kind: 'KO', payer_number: '12136015' },
    ]);
    expect(source.of('receipt_disease')[1]).toMatchObject({
      sequence: '2',
      disease_name: '架空病',
      modifier_codes: '80021048',
      supplement: '経過観察中',
    });
    expect(source.of('receipt_item')).toMatchObject([
      { sequence: '1', record_kind: 'SI', service_class: '11', code: '111000110', points: '282' },
      {
        sequence: '2',
        record_kind: 'IY',
        code: '611170193',
        quantity: '3.5',
        times: '14',
        comment_text_1: '食後',
      },
      {
        sequence: '3',
        record_kind: 'TO',
        unit_code: '033',
        unit_price: '19.50',
        product_name: '架空カテーテル　１２Ｆｒ',
      },
      { sequence: '1', record_kind: 'SI', burden_kind: '5' },
    ]);
    expect(
      source.of('receipt_item_day').map(({ sequence, day, count }) => [sequence, day, count]),
    ).toEqual([
      ['1', '3', '1'],
      ['1', '17', '2'],
      ['2', '5', '14'],
      ['1', '1', '1'],
    ]);
    expect(source.of('receipt_comment')).toMatchObject([
      { record_kind: 'CO', comment_code: '810000001', text: '週１回　注射' },
      { record_kind: 'SJ', symptom_kind: '01', text: '症状の経過を記す。' },
    ]);
  });

  it('gives each person once, before all else of the person, in the form of the patient table', async () => {
    const source = await read({
      '202503/RECEIPTC.UKE': bytes(...WHOLE),
      '202504/RECEIPTC.UKE': bytes(
        institution({ 7: '202505' }),
        receiptOf({ 3: '202504' }),
        insurer,
        invoice(1),
      ),
    });
    expect(source.of('patient')).toEqual([
      {
        institution_code: '1311234567',
        patient_id: '00126',
        name_kanji: '山下　歩樹',
        name_kana: 'ヤマシタ　アユキ',
        birth_date: '1995-02-08',
        sex: 'F',
        insurer_number: '  138057',
        insured_symbol: '１２・３４',
        insured_number: '５６',
        insured_branch: '01',
      },
      expect.objectContaining({
        patient_id: '00200',
        name_kanji: 'タナカ　ゴロウ',
        name_kana: 'タナカ　ゴロウ',
        birth_date: '1955-01-01',
        sex: 'M',
      }),
    ]);
    for (const id of ['00126', '00200'])
      expect(source.rows.find(({ values }) => values.patient_id === id)?.table).toBe('patient');
    expect(source.counts.receipt).toBe(3);
  });

  it('reads UTF-8 copies and the end-of-file mark alike', async () => {
    const shiftJis = await readOne(...WHOLE);
    const utf8 = await read({ 'a.uke': Buffer.from(`${file(...WHOLE)}\u001a`) });
    expect(utf8.rows.map(({ values }) => values)).toEqual(
      shiftJis.rows.map(({ values }) => values),
    );
    expect(utf8.findings).toEqual([]);
  });

  it('reports 外字 with record and field and hands them on', async () => {
    const [start, ...rest] = MEDICAL;
    const named = encode(start ?? '', 'shift_jis');
    const at = named.indexOf(encode('歩', 'shift_jis'));
    const gaiji = Buffer.concat([
      named.subarray(0, at),
      Buffer.from([0xf0, 0x40]),
      named.subarray(at + 2),
    ]);
    const source = await read({
      'a.UKE': Buffer.concat([
        bytes(institution()),
        gaiji,
        Buffer.from('\r\n'),
        bytes(...rest, invoice(2)),
      ]),
    });
    expect(source.findings).toEqual([{ path: 'a.UKE', code: 'GAIJI', line: 2, at: 'RE[4]' }]);
    expect(source.of('receipt')[0]?.name).toBe('山下　\uE000樹');
  });
});

describe('a file of DPC receipts', () => {
  it('gives the rows counted by hand', async () => {
    const source = await readOne(institution(), ...DPC, invoice(1));
    expect(source.counts).toEqual({
      patient: 1,
      receipt: 1,
      receipt_payer: 1,
      dpc_receipt: 1,
      dpc_receipt_disease: 2,
      dpc_receipt_coding: 2,
      receipt_item: 1,
      receipt_item_day: 1,
    });
    // SK, GA and HH are not in the definition, nor is GO.
    expect(source.tally).toMatchObject({ found: 17, read: 13, notInDefinition: 4 });
    expect(misfits(source)).toEqual([]);
    expect(source.of('dpc_receipt')).toMatchObject([
      {
        receipt_id: '2-1311234567-202504-D7',
        dpc_code: '050050xx0200xx',
        discharged_on: '20250312',
        outcome: '7',
        cause_of_death: '急性心筋梗塞',
        admission_kind: '1',
        bundled_points: '37015',
        adjustment_points: '-20',
      },
    ]);
    expect(source.of('dpc_receipt_disease')[1]).toMatchObject({
      icd10: 'I10',
      role: '41',
      supplement: '内服中',
    });
    expect(source.of('dpc_receipt_coding')[1]).toMatchObject({
      sequence: '2',
      amount: '1.5',
      times: '2',
    });
  });
});

describe('a file of dispensing receipts', () => {
  it('gives each drug once for each time it was dispensed, as counted by hand', async () => {
    const source = await readOne(pharmacy, ...DISPENSING, invoice(1));
    expect(source.counts).toEqual({ patient: 1, dispensing_receipt: 1, dispensing_item: 5 });
    // YK, RE, HO, SH ×2, CZ ×3, IY ×3 are read; SN, KI and GO have no row.
    expect(source.tally).toMatchObject({ found: 14, read: 11, notInDefinition: 3 });
    expect(misfits(source)).toEqual([]);
    expect(source.of('dispensing_receipt')[0]).toMatchObject({
      institution_code: '1347654321',
      receipt_id: '1-1347654321-202504-Y1',
      doctor_names: '医師　太郎／医師　次郎',
      payer_number: '06139999',
      prescription_count: '2',
    });
    const keys = source
      .of('dispensing_item')
      .map((row) => [
        row.prescription_number,
        row.dispensing_sequence,
        row.drug_sequence,
        row.dispensed_on,
      ]);
    expect(keys).toEqual([
      ['1', '1', '1', '20250303'],
      ['1', '1', '2', '20250303'],
      ['1', '2', '1', '20250318'],
      ['1', '2', '2', '20250318'],
      ['2', '1', '1', '20250303'],
    ]);
  });

  it('numbers a patient alike in all months, and another one otherwise', async () => {
    const [start = '', ...rest] = DISPENSING;
    const month = (claim: string, from: string, to: string) =>
      bytes(pharmacy.replace('202504', claim), start.replace(from, to), ...rest, invoice(1));
    const source = await read({
      'a.UKE': month('202504', '', ''),
      'b.UKE': month('202505', '山下　歩樹', '山下 歩樹'),
      'c.UKE': month('202506', '山下　歩樹', '山下　花'),
    });
    const ids = source.of('dispensing_receipt').map(({ patient_id }) => patient_id);
    expect(ids[0]).toMatch(/^RX-[0-9a-f]{32}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(source.counts.patient).toBe(2);
  });

  it('withholds a receipt without an insured number: nobody could be told by it', async () => {
    const source = await readOne(
      pharmacy,
      ...DISPENSING.filter((line) => !line.startsWith('HO')),
      invoice(0),
    );
    expect(source.rows).toEqual([]);
    expect(source.codes).toEqual(['PATIENT_ID_UNUSABLE']);
  });
});
