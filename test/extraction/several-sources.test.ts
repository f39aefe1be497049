import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sourceOf } from '../../src/features/extraction/cli/source-argument.js';
import { CsvPersonNotices } from '../../src/features/extraction/engines/files/csv-person-notices.js';
import { Spool, type SpooledRow } from '../../src/features/extraction/engines/files/spool.js';
import type { OptOutEntry } from '../../src/features/opt-out/index.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { csvRecord } from '../../src/platform/csv/write-csv.js';
import {
  definition,
  extractData,
  INSTITUTION,
  keyring,
  noticeList,
  optOutList,
  scratch,
  signed,
} from './support.js';

let work: Awaited<ReturnType<typeof scratch>>;
beforeEach(async () => {
  work = await scratch();
});
afterEach(() => work.remove());

type Values = Record<string, string>;

async function put(folder: string, name: string, rows: readonly Values[]): Promise<void> {
  await mkdir(join(work.path, folder), { recursive: true });
  const columns = definition.tables.find((table) => table.name === name)?.items ?? [];
  const names = columns.map((item) => item.name);
  const lines = rows.map((row) => csvRecord(names.map((column) => row[column] ?? '')));
  await writeFile(join(work.path, folder, `${name}.csv`), csvRecord(names) + lines.join(''));
}

const key = (patient_id: string): Values => ({ institution_code: INSTITUTION, patient_id });
const person = (id: string, more: Values = {}): Values => ({
  ...key(id),
  name_kana: 'ミズノ　ハナ',
  birth_date: '1980-01-02',
  sex: 'F',
  ...more,
});
const diagnosis = (id: string): Values => ({ ...key(id), sequence: '1', started_on: '2025-06-01' });

async function extract(optOuts: OptOutEntry[] = []) {
  const sources = ['charts', 'receipts'].map((folder) => ({
    kind: 'csv' as const,
    directory: join(work.path, folder),
  }));
  const lists = { optOutList: await optOutList(optOuts), noticeList: await noticeList() };
  const directory = join(work.path, 'out');
  const request = { keyring, ticket: await signed(), sources, lists, directory };
  const receipt = unwrap(await extractData.execute(request));
  const read = (file: string) => readFile(join(directory, file), 'utf8');
  return { receipt, read };
}

describe('an extraction from several sources', () => {
  it('takes a person from the first source that has the person, and the rows from all', async () => {
    await put('charts', 'patient', [person('1', { address: '東京都' })]);
    await put('charts', 'diagnosis', [diagnosis('1')]);
    await put('receipts', 'patient', [person('1', { address: '大阪府' }), person('2')]);
    await put('receipts', 'prescription', [{ ...key('2'), ordered_at: '2025-06-01T09:00' }]);
    const { receipt, read } = await extract();
    expect(receipt).toMatchObject({
      persons: 2,
      repeatedPersons: 1,
      rows: { patient: 2, diagnosis: 1, prescription: 1, lab_result: 0 },
      sources: [{ kind: 'csv', tally: { found: 2 } }, { tally: { found: 3 } }],
      source: { found: 5, read: 5 },
    });
    const patients = await read('data/patient.csv');
    expect(patients).toContain('東京都');
    expect(patients).not.toContain('大阪府');
    // Both have tables the other has not; only the one that neither has is missing.
    expect(receipt.findings).toEqual({ TABLE_MISSING: 1 });
    expect(await read('findings.json')).toContain('"path":"lab_result.csv"');
  });

  it('reports a person whose sources differ in the birth date', async () => {
    await put('charts', 'patient', [person('1')]);
    await put('receipts', 'patient', [person('1', { birth_date: '1980-02-01' })]);
    const { receipt } = await extract();
    expect(receipt.findings).toMatchObject({ BIRTH_DATE_DIFFERS: 1 });
  });

  it('leaves out who is recognised as opted out in the later source only, with rows read before', async () => {
    await put('charts', 'patient', [person('1', { name_kana: '' })]);
    await put('charts', 'diagnosis', [diagnosis('1')]);
    await put('receipts', 'patient', [person('1')]);
    const { receipt, read } = await extract([{ nameKana: 'ミズノハナ', birthDate: '1980-01-02' }]);
    expect(receipt.excluded).toMatchObject({ optedOut: 1 });
    expect(receipt.rows).toMatchObject({ patient: 0, diagnosis: 0 });
    expect(await read('data/diagnosis.csv')).not.toContain(INSTITUTION);
  });
});

describe('the source argument', () => {
  it.each([
    ['csv:/data/csv', { kind: 'csv', directory: '/data/csv' }],
    [
      'ss-mix2@0110113719:C:/data',
      { kind: 'ss-mix2', directory: 'C:/data', institutionCode: '0110113719' },
    ],
    ['csv+shift_jis:a b', { kind: 'csv', directory: 'a b', encoding: 'shift_jis' }],
  ])('%s is understood', (given, expected) => {
    expect(unwrap(sourceOf(given))).toEqual(expected);
  });

  it.each(['/data', 'pdf:/data', 'csv+ebcdic:/data', 'csv@123:/data', 'csv:'])(
    '%s is refused',
    (given) => {
      expect(sourceOf(given)).toMatchObject({ error: { code: 'SOURCE_ARGUMENT_WRONG' } });
    },
  );
});

describe('a list of persons notified', () => {
  const read = async (text: string) => {
    await writeFile(join(work.path, 'persons.csv'), text);
    return new CsvPersonNotices().read(join(work.path, 'persons.csv'));
  };
  const HEADER = 'institution_code,patient_id,notified_on';

  it('is read, with an empty day for a person who was not notified', async () => {
    const text = `\uFEFF${HEADER}\r\n${INSTITUTION},1,2026-04-01\r\n${INSTITUTION},2,\r\n`;
    expect(unwrap(await read(text))).toEqual([
      { institutionCode: INSTITUTION, patientId: '1', notifiedOn: '2026-04-01' },
      { institutionCode: INSTITUTION, patientId: '2', notifiedOn: '' },
    ]);
  });

  it.each([
    ['no header', `${INSTITUTION},1,2026-04-01\r\n`, 1],
    ['a wrong day', `${HEADER}\r\n${INSTITUTION},1,2026-02-30\r\n`, 2],
    ['a wrong institution', `${HEADER}\r\n${INSTITUTION},1,2026-04-01\r\n110113719,2,\r\n`, 3],
    ['a missing column', `${HEADER}\r\n${INSTITUTION},1\r\n`, 2],
    ['a broken quote', `${HEADER}\r\n"${INSTITUTION},1,2026-04-01\r\n`, 2],
    ['nothing', '', 1],
  ])('is refused whole with %s, by line', async (_, text, line) => {
    expect(await read(text)).toMatchObject({
      error: { code: 'PERSON_NOTICES_INVALID' },
      facts: { line },
    });
  });
});

it('rows put aside come back as they were, in their order, whatever their length', async () => {
  const rows: SpooledRow[] = Array.from({ length: 2000 }, (_, at) => ({
    person: at === 7 ? 0x7fff_ffff : at,
    isUndated: at % 3 === 0,
    text: at === 9 ? '髙'.repeat(400_000) : '﨑,"\r\n'.repeat(at % 50),
  }));
  const spool = await Spool.create(join(work.path, 'spool'));
  for (const row of rows) await spool.write(row);
  const read: SpooledRow[] = [];
  for await (const some of spool.read()) read.push(...some);
  expect(read).toEqual(rows);
  await spool.erase();
  await expect(readFile(join(work.path, 'spool'))).rejects.toThrow('ENOENT');
});
