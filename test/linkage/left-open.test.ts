import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bench, linked } from './support/linkage-run.js';
import { ELSEWHERE, patient } from './support/patients.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.create();
});
afterAll(() => bench.erase());

describe('a household both sources hold', () => {
  it('each twin goes to itself where both sources hold both', async () => {
    const twins = [
      patient({ patient_id: '1', name_kanji: '山田　優太', name_kana: 'ヤマダ　ユウタ' }),
      patient({ patient_id: '2', name_kanji: '山田　優斗', name_kana: 'ヤマダ　ユウト' }),
    ];
    const run = await bench.run({ AOBA: twins, MINATO: [...twins].reverse() });
    expect(linked(run, 'AOBA/1', 'MINATO/1')).toBe(true);
    expect(linked(run, 'AOBA/2', 'MINATO/2')).toBe(true);
    expect(run.receipt.persons).toBe(2);
  });
});

describe('what cannot be decided is left for clerical review', () => {
  it('leaves a record unlinked that fits two equally well, and names the pairs', async () => {
    const run = await bench.run({
      AOBA: [patient()],
      MINATO: [patient(), patient({ patient_id: '2' })],
    });
    expect(run.receipt.persons).toBe(3);
    expect(run.receipt.ambiguous).toEqual({ pairs: 2, records: 3 });
    expect(run.review).toEqual([
      'ambiguous,name-insurance,AOBA,1310000001,1,MINATO,1310000001,1',
      'ambiguous,name-insurance,AOBA,1310000001,1,MINATO,1310000001,2',
    ]);
  });

  it('prefers the stronger evidence to the weaker', async () => {
    const run = await bench.run({
      AOBA: [patient()],
      MINATO: [patient({ insured_number: '346', patient_id: '2' }), patient()],
    });
    expect(linked(run, 'AOBA/1', 'MINATO/1')).toBe(true);
    expect(run.receipt.ambiguous.pairs).toBe(0);
  });

  it('refuses links of three sources that contradict each other, and counts them', async () => {
    // A–B and B–C say one person, A–C says another A: one person cannot have two records at A.
    const run = await bench.run({
      AOBA: [
        patient({ ...ELSEWHERE, insured_number: '11', phone: '' }),
        patient({ patient_id: '2', ...ELSEWHERE, insured_number: '22', phone: '' }),
      ].map((row) => ({ ...row, postal_code: '', address: '' })),
      MINATO: [patient({ ...ELSEWHERE, insured_number: '11', phone: '03-1111-2222' })],
      YAMATO: [patient({ ...ELSEWHERE, insured_number: '22', phone: '03-1111-2222' })],
    });
    expect(linked(run, 'AOBA/1', 'AOBA/2')).toBe(false);
    expect(run.receipt.contradicted.pairs).toBeGreaterThan(0);
    expect(run.receipt.contradicted.pairs).toBe(run.review.length);
  });

  it('joins three sources over the one that knows both sides', async () => {
    const early = patient({ ...ELSEWHERE, name_kanji: '', phone: '' });
    const run = await bench.run({
      AOBA: [early],
      MINATO: [patient({ ...ELSEWHERE, phone: '03-1111-2222' })],
      YAMATO: [
        patient({
          phone: '03-1111-2222',
          name_kanji: '',
          insured_number: '777',
          address: '',
          postal_code: '',
        }),
      ],
    });
    expect(run.receipt.clusters).toEqual([{ size: 3, persons: 1 }]);
    expect(run.receipt.pairs.map(({ pairs }) => pairs)).toEqual([1, 1, 1]);
  });
});
