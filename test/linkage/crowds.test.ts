import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Candidates } from '../../src/features/linkage/domain/candidates.js';
import { flooded, withoutCrowds } from '../../src/features/linkage/domain/crowds.js';
import { readRun } from '../../src/features/linkage/application/read-run.js';
import { CsvLinkRunFiles } from '../../src/features/linkage/engines/review/csv-link-run-files.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { background } from './hard-cases/background.js';
import { Bench } from './support/linkage-run.js';

const RECORDS = 400;

const candidatesOf = (pairs: readonly (readonly [number, number])[]): Candidates => ({
  left: Int32Array.from(pairs, ([left]) => left),
  right: Int32Array.from(pairs, ([, right]) => right),
  pattern: Int32Array.from(pairs.keys()),
  rule: Uint8Array.from(pairs, (_, i) => i % 5),
});

/** Every one of the first `left` records with every one of the last `right`. */
const block = (left: number, right: number): [number, number][] =>
  Array.from({ length: left * right }, (_, i) => [
    Math.floor(i / right),
    RECORDS - 1 - (i % right),
  ]);

describe('candidates among crowds', () => {
  it('lose the pairs of which both records have more than fifty counterparts', () => {
    const pairs = [...block(51, 51), [60, 61] as const, [0, 62] as const];
    const { candidates, crowd } = withoutCrowds(candidatesOf(pairs), RECORDS);
    expect(crowd).toEqual({ pairs: 51 * 51, records: 102 });
    expect(candidates).toEqual({
      left: Int32Array.of(60, 0),
      right: Int32Array.of(61, 62),
      pattern: Int32Array.of(51 * 51, 51 * 51 + 1),
      rule: Uint8Array.of((51 * 51) % 5, (51 * 51 + 1) % 5),
    });
  });

  it('stay as they are where one side has no more than fifty', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 120 }));
    fc.assert(
      fc.property(sizes, ([few, many]) => {
        const all = candidatesOf(block(few, many));
        expect(withoutCrowds(all, RECORDS)).toEqual({
          candidates: all,
          crowd: { pairs: 0, records: 0 },
        });
      }),
    );
  });
});

describe('a flood of pairs', () => {
  const counts = (found: number) => [
    { patterns: new Map([[1, 5]]) },
    {
      patterns: new Map([
        [1, found],
        [2, 1e9],
      ]),
    },
  ];

  it('is told by the sample, of patterns worth a look alone', () => {
    expect(flooded(counts(2_000_001), [1], 0.01)).toBe(1);
    expect(flooded(counts(2_000_000), [1], 0.01)).toBeUndefined();
  });
});

describe('a source with masses of test patients', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.create();
  });
  afterEach(() => bench.erase());

  const people = () =>
    background(300).map((rows) =>
      rows.slice(0, 300).map((row, i) => ({ ...row, patient_id: String(i) })),
    );

  it('is linked as without them, and tells how many were set aside', async () => {
    const [aoba = [], minato = []] = people();
    const before = await bench.run({ AOBA: aoba, MINATO: minato });
    const [dummy] = aoba;
    if (!dummy) throw new Error('Nobody is in the background.');
    const tests = Array.from({ length: 60 }, (_, i) => ({
      ...dummy,
      name_kanji: 'テスト　患者',
      name_kana: 'テスト　カンジャ',
      birth_date: '1980-02-03',
      insured_number: '999999',
      phone: '090-9999-0001',
      address: '東京都千代田区丸の内9-9-9',
      patient_id: `T${i}`,
    }));
    const run = await bench.run({ AOBA: [...aoba, ...tests], MINATO: [...minato, ...tests] });
    expect(before.receipt.crowd).toBeUndefined();
    expect(run.receipt.crowd).toEqual({ pairs: 3600, records: 120 });
    expect(run.review.filter((line) => line.includes(',T'))).toEqual([]);
    const pairsOf = ({ receipt }: typeof run) => receipt.pairs;
    expect(pairsOf(run)).toEqual(pairsOf(before));
    const evidence = unwrap(await readRun(new CsvLinkRunFiles(), bench.keyring, bench.out));
    expect(evidence.results.crowd).toEqual(run.receipt.crowd);
  });
});
