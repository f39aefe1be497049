import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { PatientRow } from '../../src/features/linkage/domain/patient-row.js';
import { TablePatientSource } from '../../src/features/linkage/engines/tables/table-patient-source.js';
import { Bench } from './support/linkage-run.js';
import { selectOf, writeParquet } from './support/parquet.js';
import { csvOf, patient } from './support/patients.js';

let bench: Bench;
let folder: string;
beforeAll(async () => {
  bench = await Bench.create();
  folder = join(bench.folder, 'AOBA');
  await mkdir(folder);
});
afterEach(() => rm(bench.out, { recursive: true, force: true }));
afterAll(() => bench.erase());

/** A description of AOBA's table; the folder it lies in is given as the source. */
async function described(text: string): Promise<string> {
  await writeFile(join(folder, 'patient.yaml'), text);
  return folder;
}

async function read(path: string): Promise<PatientRow[]> {
  const all: PatientRow[] = [];
  for await (const rows of new TablePatientSource().rows('AOBA', path, false)) all.push(...rows);
  return all;
}

const HEADER = csvOf([patient()]).split('\r\n')[0] ?? '';
const csv = (names: Readonly<Record<string, string>>): string => {
  const header = HEADER.split(',').map((name) => names[name] ?? name);
  return csvOf([patient()]).replace(HEADER, header.join(','));
};

const COLUMNS = 'columns: { patient_id: カルテ番号, birth_date: 生年月日 }';
const OTHERS = { patient_id: 'カルテ番号', birth_date: '生年月日' };

describe('a description of a source', () => {
  it('gives the columns of a CSV file the names linkage knows', async () => {
    await writeFile(join(folder, 'karte.csv'), csv(OTHERS));
    expect(await read(await described(`file: karte.csv\n${COLUMNS}`))).toEqual([patient()]);
  });

  it('gives those of a Parquet file, and links it', async () => {
    const select = selectOf([patient()])
      .replace('patient_id', '"カルテ番号"')
      .replace('birth_date', '"生年月日"');
    await writeParquet(join(folder, 'karte.parquet'), select);
    const aoba = { operator: 'AOBA', path: await described(`file: karte.parquet\n${COLUMNS}`) };
    const sources = [aoba, await bench.source('MINATO', csvOf([patient({ patient_id: '9' })]))];
    const ticket = await bench.ticket(['AOBA', 'MINATO']);
    const { keyring, out } = bench;
    const outcome = await bench.link.execute({ task: 'link', keyring, ticket, sources, out });
    expect(outcome).toMatchObject({
      value: { persons: 1, sources: [{ withoutBirthDate: 0 }, {}] },
    });
  });

  it('hides a column whose name another one takes', async () => {
    // The column that lost its name comes first, where it would be found.
    const names = { name_kanji: 'phone', phone: '電話' };
    await writeFile(join(folder, 'karte.csv'), csv(names));
    const path = await described('file: karte.csv\ncolumns: { phone: 電話 }');
    expect(await read(path)).toEqual([patient({ name_kanji: '' })]);
  });

  it.each([
    [
      'a column the file has not',
      `file: karte.csv\n${COLUMNS}`,
      /LINK_COLUMNS_MISSING.*カルテ番号, 生年月日/,
    ],
    [
      'one column for two',
      'file: karte.csv\ncolumns: { sex: a, phone: a }',
      /DESCRIPTION_INVALID.*uniqueItems/,
    ],
    ['anything unknown', 'file: karte.csv\npassword: geheim', /DESCRIPTION_INVALID.*password/],
    ['a description of a description', 'file: patient.yaml', /DESCRIPTION_INVALID.*file/],
    ['a file that is not there', 'file: none.csv', /LINK_FILE_UNREADABLE.*none.csv/],
    ['neither file nor database', 'tables: {}', /SOURCE_FILE_INVALID/],
    ['no YAML', 'file: [', /SOURCE_FILE_INVALID/],
  ])('is refused for %s', async (_, text, code) => {
    await writeFile(join(folder, 'karte.csv'), csvOf([patient()]));
    await expect(read(await described(text))).rejects.toThrow(code);
  });

  it('is no way around the wall', async () => {
    await writeFile(join(folder, 'REHEARSAL_karte.csv'), csvOf([patient()]));
    const path = await described('file: REHEARSAL_karte.csv');
    await expect(read(path)).rejects.toThrow(/LINK_SOURCE_IS_REHEARSAL/);
  });
});

describe('a table of other columns than the data definition’s', () => {
  it('is linked by a profile that compares those', async () => {
    const header = 'institution_code,patient_id,given_name,surname,date_of_birth,soc_sec_id';
    const lines = [`1310000001,1,anna,smith,19750102,1234567`, ''].join('\r\n');
    const sources = [
      await bench.source('MINATO', `${header}\r\n${lines}`),
      await bench.source('YAMATO', `${header}\r\n${lines}`),
    ];
    const profile = 'general-western';
    const ticket = await bench.ticket(['MINATO', 'YAMATO'], {}, profile);
    const { keyring, out } = bench;
    const given = { task: 'link', keyring, ticket, sources, out, profile } as const;
    expect(await bench.link.execute(given)).toMatchObject({ value: { persons: 1 } });
    const [first] = sources;
    await writeFile(
      join(first?.path ?? '', 'patient.csv'),
      'institution_code,patient_id,phone\r\n',
    );
    expect(await bench.link.execute(given)).toMatchObject({
      error: { code: 'LINK_COLUMNS_MISSING' },
      facts: {
        columns: 'date_of_birth, given_name / surname / soc_sec_id / address_1 / suburb / postcode',
      },
    });
  });
});
