import { describe, expect, it } from '@jest/globals';
import type { Field } from '../../../src/features/linkage/domain/model/profile.js';
import { PATIENT_COLUMNS } from '../../../src/features/linkage/domain/patient-row.js';
import { normaliseBlocks } from '../../../src/features/linkage/engines/normalise/normalise-blocks.js';
import { kanaCode } from '../../../src/features/linkage/domain/normalise/names/kana-code.js';
import { csvRecord } from '../../../src/platform/csv/write-csv.js';
import { records } from '../../../bench/linkage-records.js';

const program = new URL('./normalise-worker.mjs', import.meta.url);
const FIELDS: readonly Field[] = [
  { name: 'kanji', kind: 'key', normaliser: 'kanji-name', from: ['name_kanji'] },
  { name: 'given', kind: 'text', normaliser: 'kana-given', from: ['name_kana'] },
  { name: 'birth', kind: 'date', normaliser: 'birth-date', from: ['birth_date'] },
  { name: 'phone', kind: 'key', from: ['phone'] },
  { name: 'both', kind: 'key', from: ['phone', 'sex'] },
  { name: 'nowhere', kind: 'key', normaliser: 'local-id', from: ['not_in_the_file'] },
];
const plan = { header: PATIENT_COLUMNS, fields: FIELDS, rehearsal: false };

const rows = (count: number): Record<string, string>[] =>
  Array.from(records(0, count), ({ row }) => row);
const line = (row: Readonly<Record<string, string>>): string =>
  csvRecord(PATIENT_COLUMNS.map((column) => row[column] ?? ''));

async function* blocks(count: number, size: number, taken = { count: 0 }): AsyncGenerator<Buffer> {
  const all = [csvRecord(PATIENT_COLUMNS), ...rows(count * size - 1).map(line)];
  for (let at = 0; at < all.length; at += size) {
    taken.count += 1;
    yield await Promise.resolve(Buffer.from(all.slice(at, at + size).join('')));
  }
}

async function keysOf(from: AsyncIterable<Uint8Array>, threads: number): Promise<string> {
  let text = '';
  for await (const keys of normaliseBlocks(plan, from, threads, program))
    text += keys === null ? '(refused)' : Buffer.from(keys).toString();
  return text;
}

async function* of(...texts: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

const header = PATIENT_COLUMNS.join(',');
const written = (changes: Readonly<Record<string, string>>): string =>
  line({ institution_code: '1310000001', patient_id: '1', ...changes });

describe('normalising blocks of a patient table', () => {
  it('gives the same in threads as in the thread of the caller, in the order given', async () => {
    const inThreads = await keysOf(blocks(7, 50), 2);
    expect(inThreads.split('\r\n')).toHaveLength(7 * 50);
    expect(inThreads).toBe(await keysOf(blocks(7, 50), 0));
  });

  it('writes the ids as they stand, each key by its normaliser, and what is unknown as nothing', async () => {
    const one = written({ name_kanji: '髙橋 一郎', birth_date: 'S50.1.2', phone: '3', sex: 'M' });
    const other = written({ patient_id: ' 0"1,\n', phone: '3', name_kana: 'ヤマダ タロウ' });
    expect(await keysOf(of(`\uFEFF${header}\n`, `${one}\r\n${other}`), 0)).toBe(
      csvRecord(['1310000001', '1', '高橋一郎', '', '19750102', '3', '3\u001fM', '']) +
        csvRecord(['1310000001', ' 0"1,\n', '', kanaCode('タロウ'), '', '3', '', '']),
    );
  });

  it.each([
    ['is wider than the header', `${written({}).trimEnd()},\r\n`],
    ['is narrower', '1310000001,1\r\n'],
    ['has a quote in the middle', `1310000001,a"b${','.repeat(PATIENT_COLUMNS.length - 2)}\n`],
    ['has a quote that never closes', '"1310000001'],
    ['is not UTF-8', Buffer.concat([Buffer.from('1310000001,'), Buffer.from([0xe3, 0x81])])],
    ['is of a rehearsal', written({ patient_id: 'RHSL0000001' })],
  ])('gives nothing of a block whose record %s', async (_, record) => {
    expect(await keysOf(of(`${header}\n`, written({}), record), 0)).toMatch(/^\S+\r\n\(refused\)$/);
  });

  it('takes no more blocks than its threads can have before them', async () => {
    const taken = { count: 0 };
    const running = normaliseBlocks(plan, blocks(20, 5, taken), 1, program);
    await running.next();
    await running.return(undefined);
    expect(taken.count).toBe(2);
  });

  it('fails when its thread ends, and waits for nothing', async () => {
    const ending = new URL('./ending-worker.mjs', import.meta.url);
    await expect(normaliseBlocks(plan, blocks(9, 5), 2, ending).next()).rejects.toThrow(
      'The thread of normalisation ended.',
    );
  });
});
