import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { createHmac, hkdfSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unwrap } from '../../src/kernel/outcome.js';
import { OpenPgpKeyring } from '../../src/platform/crypto/openpgp-keyring.js';
import { CsvSplitter } from '../../src/features/transfer/application/files/csv-records.js';
import { HandoverRecords } from '../../src/features/transfer/application/handover-records.js';
import { writeRecords } from '../../src/features/transfer/application/write-records.js';
import { readHandoverRecords, type DigestedRecord } from '../../src/features/transfer/index.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-records-'));
let aoba: OpenPgpKeyring;
beforeAll(async () => {
  aoba = await OpenPgpKeyring.create(join(dir, 'aoba'), { code: 'AOBA', name: 'あおば' });
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

describe('reading CSV records', () => {
  it('gives back every record, wherever the text is cut into pieces', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', '"', ',', '\r\n', '\n', '""', 'a"b\n,"'),
    );
    const table = fc.array(fc.array(value, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    const plain = (cell: string) => (/[",\r\n]/.test(cell) ? quoted(cell) : cell);
    fc.assert(
      fc.property(table, fc.boolean(), fc.array(fc.nat(400)), (rows, always, cuts) => {
        const write = always ? quoted : plain;
        const text = rows.map((row) => `${row.map(write).join(',')}\r\n`).join('');
        const places = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].sort(
          (a, b) => a - b,
        );
        const splitter = new CsvSplitter();
        const read = places.flatMap((place, n) => [
          ...splitter.push(text.slice(places[n - 1] ?? 0, place)),
        ]);
        expect([...read, ...splitter.end()]).toEqual(rows);
      }),
    );
  });
});

describe('records of the persons handed over', () => {
  const tables = [
    { table: 'patient', items: [] },
    { table: 'diagnosis', items: [] },
  ];
  beforeAll(() => {
    writeFileSync(
      join(dir, 'patient.csv'),
      'institution_code,patient_id,name_kana,birth_date\r\n1310000001,2,サトウ,1955-12-01\r\n1310000001,10,ヤマダ,\r\n',
    );
    writeFileSync(
      join(dir, 'diagnosis.csv'),
      'patient_id,institution_code,sequence\r\n2,1310000001,1\r\n2,1310000001,2\r\n',
    );
  });

  it('carry a digest that another implementation computes from the documented recipe', async () => {
    const records = await HandoverRecords.read(dir, { tables, rehearsal: false }, 'passphrase');
    const key = Buffer.from(hkdfSync('sha256', 'passphrase', '', 'yuzu handover-record/1', 32));
    const line =
      '{"birthDate":"1955-12-01","institutionCode":"1310000001","nameKana":"サトウ","patientId":"2","tables":[{"rows":1,"table":"patient"},{"rows":2,"table":"diagnosis"}]}';
    const [, second] = [...records.lines()];
    expect(second?.digest).toBe(createHmac('sha256', key).update(line).digest('hex'));
  });

  it('are read back whole when they were written as several messages', async () => {
    const records = await HandoverRecords.read(dir, { tables, rehearsal: false }, 'passphrase');
    const path = join(dir, 'chunked.asc');
    const digest = await writeRecords(records, aoba, path, 1);
    const text = readFileSync(path, 'utf8');
    expect(text.match(/BEGIN PGP MESSAGE/g)).toHaveLength(2);
    const read: DigestedRecord[] = [];
    for await (const batch of readHandoverRecords(text, aoba)) read.push(...unwrap(batch));
    expect(read).toEqual([...records.lines()]);
    expect(digest.count).toBe(2);
  });

  it('are refused when the file is not of the own key', async () => {
    const other = await OpenPgpKeyring.create(join(dir, 'other'), { code: 'YAMATO', name: 'x' });
    const text = await aoba.encrypt('{}', [aoba.publicKey()]);
    for await (const batch of readHandoverRecords(text, other))
      expect(batch).toMatchObject({ ok: false, error: { code: 'MESSAGE_UNDECRYPTABLE' } });
  });
});
