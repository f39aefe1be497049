import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openOwnDocument } from '../../src/kernel/job-ticket.js';
import { unwrap } from '../../src/kernel/outcome.js';
import type { SignedDocument } from '../../src/kernel/signed-document.js';
import type { ExtractReceipt } from '../../src/features/extraction/index.js';
import { csvRecord } from '../../src/platform/csv/write-csv.js';
import type { OptOutEntry } from '../../src/features/opt-out/index.js';
import {
  BASICS,
  basics,
  checkData,
  definition,
  extract,
  extractData,
  extracted,
  keyring,
  labResults,
  noticeList,
  optOutList,
  prescription,
  problems,
  put,
  scratch,
  signed,
  storagePath,
  TestKeyring,
} from './support.js';

let work: Awaited<ReturnType<typeof scratch>>;
let source: string;
let out: string;

async function storePatient(patient: string): Promise<void> {
  await put(source, storagePath({ ...BASICS, patient }), basics(patient));
  await put(source, storagePath({ patient, kind: 'OMP-01' }), prescription(patient));
  const lab = { patient, kind: 'OML-11', order: '000000000000002' };
  await put(source, storagePath(lab), labResults(patient));
  await put(source, storagePath({ patient, kind: 'PPR-01', date: '-' }), problems(patient));
}

beforeEach(async () => {
  work = await scratch();
  source = join(work.path, 'source');
  out = join(work.path, 'out');
  for (const patient of ['1111111', '2222222', '3333333']) await storePatient(patient);
});
afterEach(() => work.remove());

const TABLES = ['patient', 'lab_result', 'prescription', 'diagnosis'];

describe('an opted-out person', () => {
  const ways: [string, OptOutEntry][] = [
    ['institution code and patient id', { institutionCode: '0110113719', patientId: '2222222' }],
    ['the same written by hand', { institutionCode: ' 0110113719', patientId: '２２２２２２２' }],
  ];
  it.each(ways)('recognised by %s is in no table', async (_, entry) => {
    const written = await extracted({ source, out, optOuts: [entry] });
    for (const table of TABLES) {
      const ids = (await written.rows(table)).map((row) => row.patient_id);
      expect(ids).toEqual(['1111111', '3333333']);
    }
    expect(written.receipt.persons).toBe(2);
    const { excluded, excludedRows, optedOutBy } = written.receipt;
    expect(excluded).toEqual({ optedOut: 1, notNotified: 0, waiting: 0, outsidePopulation: 0 });
    expect(optedOutBy).toEqual({ 'patient-id': 1, identity: 0, 'patient-id-and-identity': 0 });
    expect(excludedRows.optedOut).toEqual({
      patient: 1,
      lab_result: 1,
      prescription: 1,
      diagnosis: 1,
    });
    const folder = await readdir(join(out, 'data'));
    for (const file of folder)
      expect(await readFile(join(out, 'data', file), 'utf8')).not.toContain('2222222');
  });

  it('recognised by identity is in no table, at any institution', async () => {
    const entry = { nameKana: 'みずの はな', birthDate: '1980-01-02', sex: 'F' };
    const written = await extracted({ source, out, optOuts: [entry] });
    for (const table of TABLES) expect(await written.rows(table)).toEqual([]);
    expect(written.receipt.optedOutBy.identity).toBe(3);
  });

  it('stays out when identity items are not contracted', async () => {
    const entry = { nameKana: 'ミズノ　ハナ', birthDate: '1980-01-02', sex: 'F' };
    const tables = [{ table: 'lab_result', items: ['item_code', 'value'] }];
    const written = await extracted({ source, out, optOuts: [entry], ticket: { tables } });
    expect(await written.rows('lab_result')).toEqual([]);
  });
});

describe('an extraction', () => {
  it('holds only the contracted tables and items, in the order of the definition', async () => {
    const tables = [
      { table: 'lab_result', items: ['value', 'item_code', 'patient_id'] },
      { table: 'patient', items: ['sex', 'patient_id'] },
    ];
    const written = await extracted({ source, out, ticket: { tables } });
    expect(await readdir(join(out, 'data'))).toEqual(['lab_result.csv', 'patient.csv']);
    const text = await readFile(join(out, 'data/lab_result.csv'), 'utf8');
    expect(text.split('\r\n')[0]).toBe('patient_id,item_code,value');
    expect(written.receipt.rows).toEqual({ patient: 3, lab_result: 3 });
  });

  it('leaves out rows outside the target period, both days inclusive, and keeps undated ones', async () => {
    const undated = labResults('1111111').replace('202506101000', '');
    const lab = { patient: '1111111', kind: 'OML-11', order: '000000000000002' };
    await put(source, storagePath(lab), undated);
    const period = { from: '2025-06-02', to: '2025-06-10' };
    const written = await extracted({ source, out, ticket: { period } });
    expect(written.receipt.rows).toEqual({
      patient: 3,
      lab_result: 3,
      prescription: 3,
      diagnosis: 0,
    });
    expect(written.receipt.outsidePeriod).toEqual({ diagnosis: 3 });
    expect(written.receipt.undated).toEqual({ lab_result: 1 });
  });

  it('conforms to the definition', async () => {
    await extracted({ source, out });
    const report = unwrap(await checkData.execute({ directory: out, definition }));
    expect(report.findings).toEqual([]);
  });

  it('comes with a receipt signed by the own key, with hashes of the files and no person', async () => {
    await extracted({ source, out });
    const text = await readFile(join(out, 'extract.receipt.json'), 'utf8');
    const document = JSON.parse(text) as SignedDocument<ExtractReceipt>;
    const receipt = unwrap(await openOwnDocument(keyring, document, 'yuzu.receipt/extract'));
    for (const { file, sha256, bytes } of receipt.files) {
      const data = await readFile(join(out, 'data', file));
      expect([bytes, sha256]).toEqual([
        data.length,
        createHash('sha256').update(data).digest('hex'),
      ]);
    }
    expect(receipt).toMatchObject({ ticketId: 'ticket-1', packageId: 'package-1', persons: 3 });
    for (const personal of ['1111111', '水野', 'ミズノ', '1980'])
      expect(text).not.toContain(personal);
  });

  it('can be read by its owner only', async () => {
    await extracted({ source, out });
    expect((await stat(out)).mode & 0o077).toBe(0);
    expect((await stat(join(out, 'data/patient.csv'))).mode & 0o077).toBe(0);
  });
});

describe('an extraction is refused', () => {
  const request = async () => ({
    keyring,
    ticket: await signed(),
    sources: [{ kind: 'ss-mix2' as const, directory: source, institutionCode: '0110113719' }],
    lists: { optOutList: await optOutList(), noticeList: await noticeList() },
    directory: out,
  });
  const codeOf = (outcome: Awaited<ReturnType<typeof extract>>) =>
    outcome.ok ? 'OK' : outcome.error.code;

  afterEach(async () => {
    expect((await readdir(work.path)).filter((name) => name.startsWith('out'))).toEqual([]);
  });

  it('when the ticket was altered', async () => {
    const ticket = await signed();
    const altered = { ...ticket, document: { ...ticket.document, optOutListVersion: 6 } };
    const outcome = await extractData.execute({ ...(await request()), ticket: altered });
    expect(codeOf(outcome)).toBe('SIGNATURE_INVALID');
  });

  it('when the opt-out list is of another version than the ticket’s', async () => {
    const lists = { optOutList: await optOutList([], 6), noticeList: await noticeList() };
    const outcome = await extractData.execute({ ...(await request()), lists });
    expect(codeOf(outcome)).toBe('OPT_OUT_LIST_NOT_CURRENT');
  });

  it('when the opt-out list is another operator’s', async () => {
    const foreign = await new TestKeyring('YAMATO').encrypt('{}');
    const lists = { optOutList: foreign, noticeList: await noticeList() };
    const outcome = await extractData.execute({ ...(await request()), lists });
    expect(codeOf(outcome)).toBe('MESSAGE_UNDECRYPTABLE');
  });

  it.each([{ nameKana: 'ミズノ　ハナ' }, { patientId: '1' }, {}, null])(
    'when an opt-out entry names nobody: %j',
    async (entry) => {
      const list = await optOutList([entry as OptOutEntry]);
      const lists = { optOutList: list, noticeList: await noticeList() };
      const outcome = await extractData.execute({ ...(await request()), lists });
      expect(codeOf(outcome)).toBe('OPT_OUT_LIST_UNREADABLE');
    },
  );

  it('when the ticket names an item the definition does not hold', async () => {
    const tables = [{ table: 'patient', items: ['patient_id', 'blood_type'] }];
    expect(codeOf(await extract({ source, out, ticket: { tables } }))).toBe(
      'TICKET_NAMES_UNKNOWN_ITEM',
    );
  });

  it('when there is no source', async () => {
    expect(codeOf(await extract({ source: join(work.path, 'none'), out }))).toBe(
      'SOURCE_NOT_FOUND',
    );
  });

  it('when SS-MIX2 is to be read without an institution code', async () => {
    const outcome = await extractData.execute({
      ...(await request()),
      sources: [{ kind: 'ss-mix2', directory: source }],
    });
    expect(codeOf(outcome)).toBe('INSTITUTION_CODE_NEEDED');
  });
});

it('does not write over an earlier result, and clears what a killed run left', async () => {
  await mkdir(join(work.path, 'out.partial/data'), { recursive: true });
  await writeFile(join(work.path, 'out.partial/data/patient.csv'), 'half');
  await extracted({ source, out });
  expect(await readdir(work.path)).toEqual(['out', 'source']);
  const again = await extract({ source, out });
  expect(again.ok ? '' : again.error.code).toBe('OUTPUT_EXISTS');
});

describe('a CSV source', () => {
  const csv = (name: string, rows: Record<string, string>[]): Promise<void> => {
    const items = definition.tables.find((table) => table.name === name)?.items ?? [];
    const columns = items.map((item) => item.name);
    const lines = rows.map((row) => csvRecord(columns.map((column) => row[column] ?? '')));
    return writeFile(join(work.path, 'csv', `${name}.csv`), csvRecord(columns) + lines.join(''));
  };
  const person = (patient_id: string, more: Record<string, string> = {}) => ({
    institution_code: '0110113719',
    patient_id,
    name_kana: 'ミズノ　ハナ',
    birth_date: '1980-01-02',
    sex: 'F',
    ...more,
  });
  const run = (optOuts: OptOutEntry[] = []) =>
    extracted({ source: join(work.path, 'csv'), out, kind: 'csv', optOuts });

  beforeEach(async () => {
    await mkdir(join(work.path, 'csv'));
    for (const table of TABLES) await csv(table, []);
  });

  it('is handed over as it is, less opted-out persons', async () => {
    await csv('patient', [person('1', { name_kanji: '髙﨑, "花"\n' }), person('2')]);
    await csv('diagnosis', [
      { institution_code: '0110113719', patient_id: '1', sequence: '1', started_on: '2025-06-01' },
      { institution_code: '0110113719', patient_id: '2', sequence: '1', started_on: '2025-06-01' },
    ]);
    const written = await run([{ institutionCode: '0110113719', patientId: '2' }]);
    expect(await written.rows('patient')).toMatchObject([{ name_kanji: '髙﨑, "花"\n' }]);
    expect(await written.rows('diagnosis')).toMatchObject([{ patient_id: '1' }]);
    expect(written.receipt.source).toMatchObject({ unit: 'record', found: 4, read: 4 });
  });

  it('gives nothing of a person who stands in the patient table twice', async () => {
    await csv('patient', [person('1'), person('2'), person('1', { name_kana: 'ベツ　ジン' })]);
    await csv('diagnosis', [{ institution_code: '0110113719', patient_id: '1', sequence: '1' }]);
    const written = await run();
    expect(await written.rows('patient')).toMatchObject([{ patient_id: '2' }]);
    expect(await written.rows('diagnosis')).toEqual([]);
    expect(written.receipt.findings).toEqual({ PATIENT_DUPLICATED: 2, PATIENT_MISSING: 1 });
  });

  it('reports bad records with file and line, and reads the rest', async () => {
    await csv('patient', [person('1')]);
    const file = join(work.path, 'csv/patient.csv');
    const good = await readFile(file, 'utf8');
    const more = `too,few\r\n${csvRecord(Object.values({ ...person('2') }))}`;
    const columns = (definition.tables[0]?.items ?? []).map(({ name }) => name);
    const values = new Map(Object.entries(person('3', { address: '\uE000' })));
    const third = csvRecord(columns.map((column) => values.get(column) ?? ''));
    await writeFile(file, `\uFEFF${good}${more}${third}`);
    const written = await run();
    expect((await written.rows('patient')).map((row) => row.patient_id)).toEqual(['1', '3']);
    expect(await written.findings()).toMatchObject([
      { path: 'patient.csv', code: 'BYTE_ORDER_MARK' },
      { path: 'patient.csv', line: 3, code: 'RECORD_INVALID' },
      { path: 'patient.csv', line: 4, code: 'RECORD_INVALID' },
      { path: 'patient.csv', line: 5, code: 'GAIJI', at: 'address' },
    ]);
  });

  it('reports a missing table and a table with other columns', async () => {
    await csv('patient', [person('1')]);
    await writeFile(join(work.path, 'csv/diagnosis.csv'), 'patient_id,icd10\r\n1,K297\r\n');
    await writeFile(join(work.path, 'csv/lab_result.csv'), '');
    const written = await run();
    expect(written.receipt.findings).toEqual({ HEADER_INVALID: 1, EMPTY: 1 });
    expect(written.receipt.source).toMatchObject({ found: 2, read: 1, withheld: 1 });
  });
});
