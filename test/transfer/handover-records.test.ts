import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { createHmac, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { OpenPgpKeyring } from '../../src/platform/crypto/openpgp-keyring.js';
import type { PersonIndex } from '../../src/features/extraction/index.js';
import { handoverRecords } from '../../src/features/transfer/application/handover-records.js';
import { recordLine } from '../../src/features/transfer/domain/handover-record.js';
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

describe('records of the persons handed over', () => {
  const named = { institutionCode: '0110113719', sex: '' };
  const all = [
    {
      ...{ ...named, patientId: '10', nameKana: 'ヤマダ', birthDate: '' },
      tables: [{ table: 'patient', rows: 1 }],
    },
    {
      ...{ ...named, patientId: '2', nameKana: 'サトウ', birthDate: '1955-12-01' },
      tables: [
        { table: 'patient', rows: 1 },
        { table: 'diagnosis', rows: 2 },
      ],
    },
  ];
  const persons: PersonIndex = { size: all.length, [Symbol.iterator]: () => all.values() };

  it('carry a digest that another implementation computes from the documented recipe', () => {
    const key = Buffer.from(hkdfSync('sha256', 'passphrase', '', 'yuzu handover-record/1', 32));
    const line =
      '{"birthDate":"1955-12-01","institutionCode":"0110113719","nameKana":"サトウ","patientId":"2","tables":[{"rows":1,"table":"patient"},{"rows":2,"table":"diagnosis"}]}';
    const [, second] = [...handoverRecords(persons, 'passphrase')];
    expect(second?.digest).toBe(createHmac('sha256', key).update(line).digest('hex'));
  });

  it('are written as canonical JSON, whatever the texts hold', () => {
    const text = fc.string({ unit: 'grapheme' });
    const tables = fc.array(fc.record({ table: text, rows: fc.nat() }), { maxLength: 3 });
    const of = { institutionCode: text, patientId: text, nameKana: text, birthDate: text, tables };
    fc.assert(
      fc.property(fc.record(of), (record) => {
        const { digest, text } = recordLine(record, Buffer.from('key'));
        const mac = createHmac('sha256', 'key').update(canonicalJson(record)).digest('hex');
        expect(digest).toBe(mac);
        expect(text).toBe(canonicalJson({ ...record, digest }));
      }),
    );
  });

  it('are read back whole when they were written as several messages', async () => {
    const records = [...handoverRecords(persons, 'passphrase')];
    const path = join(dir, 'chunked.asc');
    const digest = await writeRecords(records, aoba, path, 1);
    const text = readFileSync(path, 'utf8');
    expect(text.match(/BEGIN PGP MESSAGE/g)).toHaveLength(2);
    const read: DigestedRecord[] = [];
    for await (const batch of readHandoverRecords(text, aoba)) read.push(...unwrap(batch));
    expect(read).toEqual(records.map(({ text: line }) => JSON.parse(line) as unknown));
    expect(digest.count).toBe(2);
  });

  it('are refused when the file is not of the own key', async () => {
    const other = await OpenPgpKeyring.create(join(dir, 'other'), { code: 'YAMATO', name: 'x' });
    const text = await aoba.encrypt('{}', [aoba.publicKey()]);
    for await (const batch of readHandoverRecords(text, other))
      expect(batch).toMatchObject({ ok: false, error: { code: 'MESSAGE_UNDECRYPTABLE' } });
  });
});
