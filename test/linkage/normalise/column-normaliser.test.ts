import { describe, expect, it } from '@jest/globals';
import { PATIENT_COLUMNS } from '../../../src/features/linkage/domain/patient-row.js';
import { ColumnNormaliser } from '../../../src/features/linkage/engines/normalise/column-normaliser.js';
import type { NormalisedField } from '../../../src/features/linkage/engines/normalise/columns.js';
import { records } from '../../../bench/linkage-records.js';

const program = new URL('./normalise-worker.mjs', import.meta.url);
const position = (column: (typeof PATIENT_COLUMNS)[number]) => PATIENT_COLUMNS.indexOf(column);
const FIELDS: readonly NormalisedField[] = [
  { normaliser: 'kanji-name', from: [position('name_kanji')] },
  { normaliser: 'kana-given', from: [position('name_kana')] },
  { normaliser: 'birth-date', from: [position('birth_date')] },
  { normaliser: 'address', from: [position('address')] },
  {
    normaliser: 'insurance',
    from: [position('insurer_number'), position('insured_symbol'), position('insured_number')],
  },
];

function* batches(count: number, size: number): Generator<string[][]> {
  const rows = Array.from(records(0, count * size), ({ row }) => row);
  for (let at = 0; at < rows.length; at += size)
    yield PATIENT_COLUMNS.map((column) => rows.slice(at, at + size).map((row) => row[column]));
}

async function keysOf(normaliser: ColumnNormaliser, all: Iterable<string[][]>) {
  const keys: unknown[] = [];
  try {
    for await (const batch of normaliser.normalised(FIELDS, all)) keys.push(batch);
  } finally {
    await normaliser.close();
  }
  return keys;
}

describe('normalising columns', () => {
  it('gives the same in threads as in the thread of the caller, in the order given, beside what was written', async () => {
    const inThreads = await keysOf(new ColumnNormaliser(2, program), batches(7, 50));
    expect(inThreads).toHaveLength(7);
    expect(inThreads).toEqual(await keysOf(new ColumnNormaliser(0), batches(7, 50)));
    expect(inThreads.map((batch) => (batch as { written: unknown }).written)).toEqual([
      ...batches(7, 50),
    ]);
  });

  it('carries signs of its own transport and empty batches whole', async () => {
    const odd = [
      PATIENT_COLUMNS.map(() => ['山\u001e田', '', '東京都港区芝1-2\u001e']),
      PATIENT_COLUMNS.map(() => ['']),
      PATIENT_COLUMNS.map(() => []),
    ];
    expect(await keysOf(new ColumnNormaliser(1, program), odd)).toEqual(
      await keysOf(new ColumnNormaliser(0), odd),
    );
  });

  it('takes no more batches than its threads can have before them', async () => {
    let taken = 0;
    const counted = function* () {
      for (const batch of batches(20, 5)) {
        taken += 1;
        yield batch;
      }
    };
    const normaliser = new ColumnNormaliser(1, program);
    const running = normaliser.normalised(FIELDS, counted());
    await running.next();
    await running.return(undefined);
    await normaliser.close();
    expect(taken).toBe(2);
  });

  it('fails when its thread ends, and waits for nothing', async () => {
    const normaliser = new ColumnNormaliser(2, program);
    const running = normaliser.normalised(FIELDS, batches(3, 5));
    await normaliser.close();
    await expect(running.next()).rejects.toThrow('The thread of normalisation ended.');
  });
});
