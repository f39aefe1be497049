/**
 * Receipts written after the public record specifications (記録条件仕様 医科用・DPC用・調剤用): the position of each field is that of
 * the specification, counted from 0, the record's kind. All persons and institutions are invented.
 */
export function record(kind: string, length: number, fields: Record<number, string>): string {
  return Array.from({ length }, (_, at) => (at === 0 ? kind : (fields[at] ?? ''))).join(',');
}

export const file = (...records: readonly string[]): string => `${records.join('\r\n')}\r\n`;

export const institution = (changes: Record<number, string> = {}): string =>
  record('IR', 10, {
    1: '2',
    2: '13',
    3: '1',
    4: '1234567',
    6: '医療法人　架空医院',
    7: '202504',
    8: '00',
    9: '03-0000-0000',
    ...changes,
  });

/** The invoice counts a receipt once for its insurer and once for each public payer. */
export const invoice = (claims: number): string =>
  record('GO', 4, { 1: String(claims), 2: '5656', 3: '99' });

export const receiptOf = (changes: Record<number, string> = {}): string =>
  record('RE', 38, {
    1: '1',
    2: '1112',
    3: '202503',
    4: '山下　歩樹',
    5: '2',
    6: '4070208',
    7: '70',
    13: '00126',
    21: '01',
    36: 'ヤマシタ　アユキ',
    ...changes,
  });

export const insurer = record('HO', 15, {
  1: '  138057',
  2: '１２・３４',
  3: '５６',
  4: '2',
  5: '1354',
});

/** Counts on the 3rd and the 17th of the month. */
const DAYS = { 15: '1', 29: '2' };

/** 12 records: RE, HO, KO, SN ×2, SY ×2, SI, IY, TO, CO, SJ. */
export const MEDICAL: readonly string[] = [
  receiptOf(),
  insurer,
  record('KO', 12, { 1: '21136015', 2: '0000000', 4: '1', 5: '354', 6: '1000' }),
  record('SN', 9, { 1: '1', 2: '01', 6: '01' }),
  record('SN', 9, { 1: '2', 2: '02' }),
  record('SY', 8, { 1: '8833421', 2: '20250303', 3: '1', 6: '01' }),
  record('SY', 8, {
    1: '0000999',
    2: '5010520',
    3: '1',
    4: '80021048',
    5: '架空病',
    7: '経過観察中',
  }),
  record('SI', 44, { 1: '11', 2: '1', 3: '111000110', 5: '282', 6: '1', ...DAYS }),
  record('IY', 44, {
    2: '1',
    3: '611170193',
    4: '3.5',
    5: '12',
    6: '14',
    7: '830000052',
    8: '食後',
    17: '14',
  }),
  record('TO', 48, {
    1: '40',
    2: '1',
    3: '739210000',
    4: '2',
    6: '1',
    7: '033',
    8: '19.50',
    10: '架空カテーテル　１２Ｆｒ',
  }),
  record('CO', 5, { 1: '80', 2: '1', 3: '810000001', 4: '週１回　注射' }),
  record('SJ', 3, { 1: '01', 2: '症状の経過を記す。' }),
];

/** A second patient: 4 records, only of public payers, in kana only and by Western dates. */
export const SECOND: readonly string[] = [
  receiptOf({ 1: '2', 4: 'タナカ　ゴロウ', 5: '1', 6: '19550101', 13: '00200', 36: '' }),
  record('KO', 12, { 1: '12136015', 2: '1234567', 4: '1', 5: '100' }),
  record('SY', 8, { 1: '4019014', 2: '20200401', 3: '1' }),
  record('SI', 44, { 1: '12', 2: '5', 3: '112007410', 5: '73', 6: '1', 13: '1' }),
];

export const DPC: readonly string[] = [
  receiptOf({ 1: '7', 2: '1111', 8: '20250301', 13: '00300', 21: '' }),
  insurer,
  record('BU', 6, { 1: '050050xx0200xx', 2: '20250301', 3: '20250312', 4: '7', 5: '急性心筋梗塞' }),
  record('SB', 8, { 1: '4139007', 4: 'I209', 5: '11' }),
  record('SB', 8, { 1: '8833421', 2: '8002', 4: 'I10', 5: '41', 7: '内服中' }),
  record('KK', 16, { 3: '1' }),
  record('SK', 7, { 2: 'K549', 3: '20250302' }),
  record('GA', 7, { 1: '202503', 2: '2', 5: '1.2345' }),
  record('HH', 8, { 1: '202503', 2: '2', 3: '1', 4: '1', 5: '1', 6: '2500', 7: '12' }),
  record('GT', 12, { 1: '202502', 2: '3', 5: '100', 6: '120', 7: '-30' }),
  record('GT', 12, { 1: '202501', 2: '3', 5: '100', 6: '120', 7: '10' }),
  record('GT', 12, {
    1: '202503',
    2: '2',
    3: '1',
    4: '1',
    5: '30000',
    6: '37035',
    8: '37015',
    9: '93',
  }),
  record('SI', 44, { 1: '50', 2: '1', 3: '150374910', 5: '22000', 6: '1', 14: '1' }),
  record('CD', 11, { 1: '20250301', 2: '60', 3: '1', 4: '1', 5: '160000410', 9: '1' }),
  record('CD', 11, { 1: '20250301', 2: '33', 3: '2', 4: '1', 5: '640412177', 6: '1.5', 9: '2' }),
];

export const pharmacy = record('YK', 11, {
  1: '1',
  2: '13',
  3: '4',
  4: '7654321',
  5: '架空薬局',
  6: '202504',
  7: '00',
});

/** 11 records. The first prescription: 2 drugs dispensed on 2 days; the second: 1 drug, once. */
export const DISPENSING: readonly string[] = [
  record('RE', 42, {
    1: '1',
    2: '4112',
    3: '202503',
    4: '山下　歩樹',
    5: '2',
    6: '19950208',
    9: '13',
    10: '1',
    11: '1234567',
    12: '医療法人　架空医院',
    14: '医師　太郎',
    16: '医師　次郎',
    41: 'ヤマシタ　アユキ',
  }),
  record('HO', 15, { 1: '06139999', 2: '１２３', 3: '４５６７', 4: '2', 5: '812' }),
  record('SN', 9, { 1: '1', 2: '01', 6: '02' }),
  record('SH', 5, { 1: '1', 2: '1', 3: '003' }),
  record('CZ', 30, { 1: '1', 2: '20250303', 3: '20250303', 4: '1', 5: '14', 13: '56' }),
  record('CZ', 30, { 1: '1', 2: '20250317', 3: '20250318', 4: '2', 5: '14', 13: '56' }),
  record('IY', 16, { 1: '1', 2: '610422093', 3: '3', 9: '1' }),
  record('IY', 16, { 1: '1', 2: '620000001', 3: '1.5', 6: '1' }),
  record('SH', 5, { 1: '2', 2: '5', 3: '900', 4: '１日１回　患部に塗布' }),
  record('CZ', 30, { 1: '1', 2: '20250303', 3: '20250303', 4: '1', 5: '1' }),
  record('IY', 16, { 1: '1', 2: '660421044', 3: '25' }),
  record('KI', 10, { 1: '1', 3: '410000110' }),
];
