import { describe, expect, it } from '@jest/globals';
import { bytes, read, readOne, WHOLE } from './read-receipts.js';
import { institution, insurer, invoice, MEDICAL, receiptOf, SECOND } from './specimens.js';

describe('a receipt that is not whole', () => {
  const [start = '', ...rest] = MEDICAL;
  const among = (...records: string[]) => {
    const payers = [...records, ...SECOND].filter((line) => /^[HK]O,/.test(line));
    return readOne(institution(), ...records, ...SECOND, invoice(payers.length));
  };

  it.each([
    ['a record of a kind nobody knows', 'XX,1,2', 'RECORD_KIND_UNKNOWN'],
    ['a record cut short', 'SI,80', 'LINE_FIELDS_WRONG'],
    ['a comma within a comment', 'CO,80,1,810000001,一つ,二つ', 'LINE_FIELDS_WRONG'],
    ['a quotation mark', 'CO,80,1,810000001,"一つ"', 'LINE_FIELDS_WRONG'],
    ['a control character', 'CO,80,1,810000001,一\u0000つ', 'LINE_FIELDS_WRONG'],
    ['the payers of another receipt whose RE is lost', insurer, 'RECORD_OUT_OF_ORDER'],
  ])('is withheld whole for %s, and the next one is read', async (_, wrong, code) => {
    const source = await among(start, ...rest, wrong);
    expect(source.findings).toEqual([
      { path: 'RECEIPTC.UKE', code, line: 14 },
      { path: 'RECEIPTC.UKE', code: 'RECEIPT_WITHHELD', line: 2, count: 13 },
    ]);
    expect(source.of('patient').map(({ patient_id }) => patient_id)).toEqual(['00200']);
    expect(source.tally).toMatchObject({ withheld: 13, read: 5 });
  });

  it('is withheld whole for bytes that are no text', async () => {
    const source = await read({
      'a.UKE': Buffer.concat([
        bytes(institution(), ...MEDICAL),
        Buffer.from('CO,80,1,810000001,\xff\r\n', 'latin1'),
        bytes(...SECOND, invoice(3)),
      ]),
    });
    expect(source.findings).toMatchObject([
      { code: 'UNDECODABLE', line: 14 },
      { code: 'RECEIPT_WITHHELD', count: 13 },
    ]);
  });

  it('is withheld without a chart number', async () => {
    const source = await among(receiptOf({ 13: '' }), ...rest);
    expect(source.findings).toEqual([
      { path: 'RECEIPTC.UKE', code: 'PATIENT_ID_UNUSABLE', line: 2, count: 12 },
    ]);
  });

  it('is withheld at the end of a file that ends before its invoice', async () => {
    const source = await readOne(institution(), ...SECOND, ...MEDICAL);
    expect(source.codes).toEqual(['TRAILER_MISSING', 'RECEIPT_WITHHELD']);
    expect(source.counts.receipt).toBe(1);
  });

  it('is withheld where the file is cut within a line', async () => {
    const whole = bytes(institution(), ...SECOND, ...MEDICAL);
    const source = await read({ 'a.UKE': whole.subarray(0, whole.length - 4) });
    expect(source.codes).toEqual(['LINE_CUT', 'TRAILER_MISSING', 'RECEIPT_WITHHELD']);
    expect(source.counts.receipt).toBe(1);
  });
});

describe('receipts that are not one institution’s claims', () => {
  it.each([
    ['is missing', [] as string[]],
    ['has no institution code', [institution({ 4: '' })]],
    ['is unreadable', ['IR,"']],
  ])('are withheld when the institution’s record %s', async (_, header) => {
    const source = await readOne(...header, ...MEDICAL, invoice(1));
    expect(source.rows).toEqual([]);
    expect(source.codes).toContain('HEADER_RECORD_INVALID');
    expect(source.tally.withheld).toBe(12 + header.length);
  });

  it('are never put under the institution before', async () => {
    const source = await readOne(
      institution(),
      ...SECOND,
      invoice(1),
      'IR,?',
      ...MEDICAL,
      invoice(1),
    );
    expect(source.of('receipt')).toHaveLength(1);
    expect(source.codes).toEqual(['LINE_FIELDS_WRONG', 'HEADER_RECORD_INVALID']);
  });

  it('are left out when they were returned, and when they tell of earlier states', async () => {
    const history = MEDICAL.map((line, at) => `1,${at + 1},0,${line}`);
    const returned = await readOne(
      'HI,2,202505,13,1,1234567,,00',
      'HR,202505,1',
      ...SECOND,
      'HG,1',
    );
    expect(returned.findings).toEqual([
      { path: 'RECEIPTC.UKE', code: 'RECEIPT_RETURNED', line: 3, count: 4 },
    ]);
    expect(returned.tally).toMatchObject({ found: 7, deleted: 4, notInDefinition: 3 });
    const claimedAgain = await readOne(institution(), ...SECOND, ...history, invoice(1));
    expect(claimedAgain.findings).toEqual([
      { path: 'RECEIPTC.UKE', code: 'RECEIPT_HISTORY', line: 6, count: 12 },
    ]);
    expect(claimedAgain.tally).toMatchObject({ found: 18, replaced: 12, read: 5 });
    expect(claimedAgain.counts.receipt).toBe(1);
  });

  it('are read as claimed from an insurer’s file, whose records all tell their history', async () => {
    const lines = ['MN,1', institution(), ...MEDICAL];
    const claimed = lines.map((line, at) => `1,${at + 1},0,${line}`);
    const corrected = `2,9,1,${MEDICAL[7] ?? ''}`;
    const source = await readOne(
      ...claimed,
      corrected,
      ...claimed.map((line) => line.replace('RE,1,', 'RE,2,')),
    );
    expect(source.counts.receipt).toBe(2);
    expect(source.counts.receipt_item).toBe(6);
    expect(source.findings).toEqual([
      { path: 'RECEIPTC.UKE', code: 'RECEIPT_HISTORY', line: 15, count: 1 },
    ]);
  });

  it('are left out when they are dental, and when they tell of an organ donor', async () => {
    const dental = await readOne(
      institution({ 3: '3' }),
      ...SECOND,
      'SS,11,,301000110',
      invoice(1),
    );
    expect(dental.codes).toEqual(['RECEIPT_KIND_NOT_IN_DEFINITION']);
    const donor = ['TI,1,1', 'TR,1', 'SY,8833421,20250303,1,,,,', 'TS,1'];
    const source = await readOne(institution(), ...SECOND, ...donor, invoice(1));
    expect(source.findings).toEqual([
      { path: 'RECEIPTC.UKE', code: 'DONOR_NOT_READ', line: 6, count: 4 },
    ]);
    expect(source.of('receipt_disease')).toHaveLength(1);
  });

  it('are read once when a file is there twice', async () => {
    const source = await read({ 'a.UKE': bytes(...WHOLE), 'b/copy.UKE': bytes(...WHOLE) });
    expect(source.counts.receipt).toBe(2);
    expect(source.codes).toEqual(['RECEIPT_DUPLICATED', 'RECEIPT_DUPLICATED']);
    expect(source.tally.withheld).toBe(16);
  });

  it('are counted against the invoice', async () => {
    const source = await readOne(institution(), ...MEDICAL, ...SECOND, invoice(2));
    expect(source.findings).toEqual([
      { path: 'RECEIPTC.UKE', code: 'RECEIPT_COUNT_DIFFERS', line: 18, count: 3 },
    ]);
  });

  it('are told from files of other names', async () => {
    const source = await read({ 'a.UKE': bytes(...WHOLE), 'memo.txt': Buffer.from('x') });
    expect(source.findings).toEqual([{ path: 'memo.txt', code: 'FILE_NAME_UNKNOWN' }]);
  });
});

describe('a person in several receipts', () => {
  it('is reported where the birth date differs', async () => {
    const source = await readOne(
      institution(),
      ...MEDICAL,
      receiptOf({ 1: '2', 6: '19950209' }),
      insurer,
      invoice(3),
    );
    expect(source.findings).toEqual([
      { path: 'RECEIPTC.UKE', code: 'BIRTH_DATE_DIFFERS', line: 14 },
    ]);
  });

  it('keeps the rest when birth date and sex are no such', async () => {
    const source = await readOne(
      institution(),
      receiptOf({ 5: '9', 6: '99999999' }),
      insurer,
      invoice(1),
    );
    expect(source.findings).toMatchObject([
      { code: 'DATE_UNREADABLE', at: 'RE[6]' },
      { code: 'CODE_UNCONVERTIBLE', at: 'RE[5]' },
    ]);
    expect(source.of('patient')[0]).toMatchObject({
      birth_date: '',
      sex: '',
      name_kana: 'ヤマシタ　アユキ',
    });
  });

  it('is told of a value in a field nobody knows', async () => {
    const source = await readOne(institution(), `${receiptOf()},,,,,,,新項目`, insurer, invoice(1));
    expect(source.findings).toEqual([
      { path: 'RECEIPTC.UKE', code: 'FIELD_NOT_READ', line: 2, at: 'RE[44]' },
    ]);
  });
});
