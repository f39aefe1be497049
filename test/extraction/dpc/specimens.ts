/**
 * Files of the DPC survey written after its public instructions (tab separated, Shift_JIS, CRLF, a header row): the columns
 * stand in the order of the instructions. All persons and institutions are invented.
 */
export const FACILITY = '131234567';

const line = (...fields: readonly string[]): string => fields.join('\t');

export const file = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;

const header = (columns: number): string =>
  line(
    '施設コード',
    'データ識別番号',
    ...Array.from({ length: columns - 2 }, (_, at) => `項目${at + 3}`),
  );

/** 様式1: patient, admission, code, payloads 1–9. */
export const form1 = (patient: string, code: string, ...payload: readonly string[]): string =>
  line(
    FACILITY,
    patient,
    '20250301',
    '0',
    '0',
    code,
    '20240401',
    '0',
    ...Array.from({ length: 9 }, (_, at) => payload[at] ?? ''),
  );

/** Two patients, 3 and 2 lines. */
export const FF1 = [
  header(17),
  form1('0000000126', 'A000010', '19950208', '2', '1050001'),
  form1('0000000126', 'A000030', '20250312', '1', '1'),
  form1('0000000126', 'A006030', '', 'I209', '', '', '', '', '', '', '狭心症'),
  form1('0000000300', 'A000010', '19550101', '1', '1600023'),
  form1('0000000300', 'A006030', '', 'H251', '20199', '', '', '', '', '', '加齢性白内障'),
];

/** EF-1 to EF-31 of an E row (detail 000) or an F row. */
export const ef = (patient: string, sequence: string, detail: string, name: string): string =>
  line(
    FACILITY,
    patient,
    '20250312',
    '20250301',
    '60',
    sequence,
    detail,
    '160000410',
    '160000410',
    'D0002',
    name,
    '0000001.000',
    '000',
    '00000026',
    '0',
    '00000026',
    '000000000001',
    '00000026',
    '00000000',
    '00000000',
    '001',
    '  138057',
    '1112',
    '20250301',
    '01',
    '010',
    'D12345',
    '1906255555',
    '0',
    '0',
    '',
  );

/** Three lines of a patient of 様式1, one of a patient still in hospital. */
export const EFN = [
  header(31),
  ef('0000000126', '0001', '000', '尿一般'),
  ef('0000000126', '0001', '001', '尿一般'),
  ef('0000000126', '0002', '000', '末梢血液一般'),
  ef('0000000999', '0001', '000', '尿一般'),
];

/** D-1 to D-30. */
export const d = (patient: string, sequence: string): string =>
  line(
    FACILITY,
    patient,
    '20250312',
    '20250301',
    '93',
    sequence,
    '930000000',
    '930000000',
    '',
    'ＤＰＣ包括',
    '00002500',
    '00000000',
    '00000000',
    '0',
    '001',
    '  138057',
    '1112',
    '20250301',
    '01',
    '010',
    '',
    '1906255555',
    '0',
    '0',
    '',
    '20250301',
    '20250312',
    '20250301',
    '050050xx0200xx',
    '1.2345',
  );

export const DN = [header(30), d('0000000126', '0001'), d('0000000300', '0001')];

/** Hファイル: ward before the patient, evaluation day, code, payloads 1–11. */
export const h = (patient: string, code: string, ...payload: readonly string[]): string =>
  line(
    FACILITY,
    '1906255555',
    patient,
    '20250312',
    '20250301',
    '20250302',
    code,
    '20240401',
    '0',
    ...Array.from({ length: 11 }, (_, at) => payload[at] ?? ''),
  );

export const HN = [
  header(20),
  h('0000000126', 'ASS0013', '0', '1', '0'),
  h('0000000126', 'ASS0021', '0', '0'),
  h('0000000300', 'ASS0013', '1'),
];
