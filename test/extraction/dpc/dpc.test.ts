import { describe, expect, it } from '@jest/globals';
import { readDpc } from '../../../src/features/extraction/engines/dpc/dpc-source.js';
import { encode } from '../../support/encode-text.js';
import { definition, misfits, readFolder, type ReadSource } from '../read-source.js';
import { d, DN, ef, EFN, FACILITY, FF1, file, form1, HN } from './specimens.js';

const bytes = (lines: readonly string[]): Buffer => encode(file(...lines), 'shift_jis');
const read = (files: Record<string, Buffer>): Promise<ReadSource> =>
  readFolder(readDpc, 'dpc', files);

const WHOLE = {
  [`FF1_${FACILITY}_2503.txt`]: bytes(FF1),
  [`EFn_${FACILITY}_2503.txt`]: bytes(EFN),
  [`Dn_${FACILITY}_2503.txt`]: bytes(DN),
  [`Hn_${FACILITY}_2503.txt`]: bytes(HN),
};

describe('a folder of DPC files', () => {
  it('gives the rows counted by hand', async () => {
    const source = await read(WHOLE);
    expect(source.counts).toEqual({ patient: 2, dpc_form1: 5, dpc_ef: 4, dpc_d: 2, dpc_h: 3 });
    expect(source.tally).toMatchObject({ found: 14, read: 14, withheld: 0, notInDefinition: 0 });
    expect(misfits(source)).toEqual([]);
  });

  it('gives values as they stand, blanks before the insurer number included', async () => {
    const source = await read(WHOLE);
    expect(source.of('dpc_form1')[2]).toMatchObject({
      institution_code: '1311234567',
      patient_id: '0000000126',
      facility_code: '131234567',
      code: 'A006030',
      payload_1: '',
      payload_2: 'I209',
      payload_9: '狭心症',
    });
    expect(source.of('dpc_ef')[1]).toMatchObject({
      sequence_number: '0001',
      detail_number: '001',
      item_name: '尿一般',
      amount: '0000001.000',
      insurer_number: '  138057',
      performed_on: '20250301',
      in_out: '0',
      facility_type: '',
    });
    expect(source.of('dpc_d')[0]).toMatchObject({
      times: '001',
      dpc_code: '050050xx0200xx',
      coefficient: '1.2345',
    });
    expect(source.of('dpc_h')[0]).toMatchObject({
      ward_code: '1906255555',
      data_id: '0000000126',
      code: 'ASS0013',
      payload_2: '1',
      payload_11: '',
    });
  });

  it('gives each patient of 様式1 once, before everything else, though other files come first by name', async () => {
    const source = await read(WHOLE);
    expect(source.rows.slice(0, 2).map(({ table }) => table)).toEqual(['patient', 'patient']);
    expect(source.of('patient')).toEqual([
      {
        institution_code: '1311234567',
        patient_id: '0000000126',
        birth_date: '1995-02-08',
        sex: 'F',
        postal_code: '1050001',
      },
      {
        institution_code: '1311234567',
        patient_id: '0000000300',
        birth_date: '1955-01-01',
        sex: 'M',
        postal_code: '1600023',
      },
    ]);
  });

  it('tells of patients that have no name, and of those nobody describes', async () => {
    const source = await read(WHOLE);
    expect(source.findings).toEqual([
      { path: `FF1_${FACILITY}_2503.txt`, code: 'PATIENT_UNNAMED', count: 2 },
      { path: `EFn_${FACILITY}_2503.txt`, code: 'PATIENT_UNDESCRIBED', count: 1 },
    ]);
  });

  it('has a column for every item of the definition, in its order', () => {
    const layouts = { dpc_form1: FF1, dpc_ef: EFN, dpc_d: DN, dpc_h: HN };
    for (const [table, [header]] of Object.entries(layouts)) {
      const items = definition.tables.find(({ name }) => name === table)?.items ?? [];
      expect(items.length - 2).toBe(header?.split('\t').length);
    }
  });

  it.each(['dpc_form1', 'dpc_ef', 'dpc_d', 'dpc_h'])(
    'reads the columns of %s in the order of the definition',
    async (table) => {
      const source = await read(WHOLE);
      const items = definition.tables.find(({ name }) => name === table)?.items ?? [];
      expect(Object.keys(source.of(table)[0] ?? {})).toEqual(items.map(({ name }) => name));
    },
  );
});

describe('a DPC file that is not as it should be', () => {
  const only = async (...lines: string[]) => {
    const source = await read({ ...WHOLE, [`Dn_${FACILITY}_2504.txt`]: bytes(lines) });
    return source.findings.filter(({ path }) => path.startsWith('Dn'));
  };

  it.each([
    ['too few columns', d('0000000126', '0002').slice(0, -8), 'LINE_FIELDS_WRONG'],
    ['too many columns', `${d('0000000126', '0002')}\t`, 'LINE_FIELDS_WRONG'],
    [
      'a facility code that is none',
      d('0000000126', '0002').replace(FACILITY, '13123456A'),
      'LINE_FIELDS_WRONG',
    ],
    [
      'another facility’s code',
      d('0000000126', '0002').replace(FACILITY, '131234568'),
      'FACILITY_DIFFERS',
    ],
    ['no patient number', d('', '0002'), 'PATIENT_ID_UNUSABLE'],
  ])('loses only the line with %s, and says so', async (_, wrong, code) => {
    const name = `Dn_${FACILITY}_2504.txt`;
    expect(
      await only(DN[0] ?? '', d('0000000126', '0001'), wrong, d('0000000300', '0001')),
    ).toEqual([{ path: name, code, line: 3 }]);
  });

  it('loses a last line without end', async () => {
    const whole = bytes(DN);
    const source = await read({ ...WHOLE, [`Dn_${FACILITY}_2503.txt`]: whole.subarray(0, -2) });
    expect(source.codes).toContain('LINE_CUT');
    expect(source.counts.dpc_d).toBe(1);
    expect(source.tally).toMatchObject({ found: 14, read: 13, withheld: 1 });
  });

  it('is read with a header row of other words, and without one', async () => {
    expect(await only('SHISETSU\tDATA', ...DN.slice(1))).toEqual([]);
    expect(await only(...DN.slice(1))).toEqual([]);
  });

  it('is reported when the definition does not cover it or its name tells nothing', async () => {
    const source = await read({
      [`FF4_${FACILITY}_2503.txt`]: bytes(['施設コード\t2', `${FACILITY}\t1`, `${FACILITY}\t2`]),
      'readme.md': Buffer.from('x'),
    });
    expect(source.findings).toEqual([
      { path: `FF4_${FACILITY}_2503.txt`, code: 'FILE_NOT_IN_DEFINITION', count: 2 },
      { path: 'readme.md', code: 'FILE_NAME_UNKNOWN' },
    ]);
    expect(source.tally).toMatchObject({ found: 2, notInDefinition: 2 });
  });

  it('reports 外字 with line and item', async () => {
    const [start, end] = ef('0000000126', '0003', '000', '★')
      .split('★')
      .map((part) => encode(part, 'shift_jis'));
    const gaiji = Buffer.concat([
      start ?? Buffer.alloc(0),
      Buffer.from([0xf0, 0x40]),
      end ?? Buffer.alloc(0),
      Buffer.from('\r\n'),
    ]);
    const name = `EFn_${FACILITY}_2504.txt`;
    const source = await read({ ...WHOLE, [name]: gaiji });
    expect(source.findings).toContainEqual({ path: name, code: 'GAIJI', line: 1, at: 'item_name' });
  });

  it('reports a patient with two birth dates and values that are no date or sex', async () => {
    const source = await read({
      [`FF1_${FACILITY}_2503.txt`]: bytes(FF1),
      [`FF1_${FACILITY}_2504.txt`]: bytes([
        form1('0000000126', 'A000010', '19950209', '2', '1050001'),
        form1('0000000400', 'A000010', '19559901', '3', '1050001'),
      ]),
    });
    expect(source.findings.filter(({ line }) => line !== undefined)).toMatchObject([
      { code: 'BIRTH_DATE_DIFFERS', line: 1 },
      { code: 'DATE_UNREADABLE', line: 2, at: 'payload_1' },
      { code: 'CODE_UNCONVERTIBLE', line: 2, at: 'payload_2' },
    ]);
  });
});
