import { describe, expect, it } from '@jest/globals';
import {
  codesOf,
  diagnosisModule,
  INSTITUTION,
  mml4,
  patientModule,
  progressModule,
  readBytes,
  rowsIn,
} from './mml-support.js';

describe('whose document it is', () => {
  const items = [{ uid: 'u', module: diagnosisModule() }];
  const withheld = async (instance: Parameters<typeof mml4>[0], institution = INSTITUTION) => {
    const read = await readBytes({ 'a.xml': mml4(instance) }, institution);
    expect(read.rows).toEqual([]);
    expect(read.tally).toMatchObject({ found: 1, read: 0, withheld: 1 });
    return codesOf(read);
  };

  it('is told by the facility’s own number only, never by a regional one', async () => {
    expect(await withheld({ items, idType: 'local' })).toEqual(['PATIENT_ID_MISSING']);
  });

  it('is not told where header and patient information name different patients', async () => {
    const other = [{ uid: 'u', module: patientModule('見本　花子', '1958-10-21', '0000999') }];
    expect(await withheld({ items: other })).toEqual(['MASTER_ID_DIFFERS']);
  });

  it('is not told where the institution is neither given nor in the header', async () => {
    expect(await withheld({ items }, '')).toEqual(['INSTITUTION_UNKNOWN']);
  });

  it('takes the institution from the header where none is given', async () => {
    const maker = { type: 'insurance', id: '2710123456' };
    const read = await readBytes({ 'a.xml': mml4({ items, maker }) }, '');
    expect(rowsIn(read, 'mml_diagnosis')).toMatchObject([{ institution_code: '2710123456' }]);
  });

  it('never reads two facilities’ files as of one institution: equal numbers are other persons', async () => {
    const read = await readBytes({
      'a.xml': mml4({ items }),
      'b.xml': mml4({ items, facility: 'JPN000000000002' }),
      'c.xml': mml4({ items, facility: 'MML0024' }),
      'd.xml': mml4({ items, maker: { type: 'insurance', id: '2710123456' } }),
    });
    expect(read.findings).toMatchObject([
      { path: 'b.xml', code: 'INSTITUTION_DIFFERS' },
      { path: 'd.xml', code: 'INSTITUTION_DIFFERS' },
    ]);
    expect(read.tally).toMatchObject({ found: 4, read: 2, withheld: 2 });
  });
});

describe('values that do not fit', () => {
  it('become empty where they cannot be converted, and are reported with their place', async () => {
    const module = patientModule('見本　花子', '1958').replace('>female<', '>女<');
    const read = await readBytes({
      'a.xml': mml4({ items: [{ uid: 'u', module, confirmed: '昨日' }] }),
    });
    expect(rowsIn(read, 'patient')).toMatchObject([{ birth_date: '', sex: '' }]);
    expect(rowsIn(read, 'mml_patient')).toMatchObject([
      { birth_date: '1958', sex: '女', confirmed_at: '' },
    ]);
    expect(read.findings).toMatchObject([
      { code: 'DATE_UNREADABLE', at: 'patient.birth_date' },
      { code: 'CODE_UNCONVERTIBLE', at: 'patient.sex' },
      { path: 'a.xml', code: 'DATE_UNREADABLE', at: 'confirmed_at' },
    ]);
  });

  it.each([
    ['20230401', '2023-04-01'],
    ['2023/04/01 09:30', '2023-04-01T09:30'],
    ['2023-04', '2023-04'],
    ['2023-04-01T09:30:00.5Z', '2023-04-01T09:30:00.5Z'],
    ['2023-02-30', ''],
    ['2023-13', ''],
  ])('reads the moment %s as %p', async (confirmed, expected) => {
    const items = [{ uid: 'u', module: diagnosisModule(), confirmed }];
    const read = await readBytes({ 'a.xml': mml4({ items }) });
    expect(rowsIn(read, 'mml_diagnosis')[0]?.confirmed_at).toBe(expected);
  });

  it('keep a facility’s own department code out of the item for standard codes', async () => {
    const department = { type: 'facility', id: '001' };
    const items = [{ uid: 'u', module: progressModule(), department }];
    const read = await readBytes({ 'a.xml': mml4({ items }) });
    expect(rowsIn(read, 'mml_progress')[0]?.author_department).toBe('');
    expect(codesOf(read)).toEqual(['LOCAL_CODE']);
  });

  it('stay as they are where they hold gaiji, and are reported', async () => {
    const items = [{ uid: 'u', module: patientModule('見本\uE000 花子\uFFFD') }];
    const read = await readBytes({ 'a.xml': mml4({ items }) });
    expect(rowsIn(read, 'mml_patient')[0]?.name_kanji).toBe('見本\uE000 花子\uFFFD');
    expect(codesOf(read)).toEqual(['GAIJI', 'REPLACEMENT_CHARACTER']);
  });
});
