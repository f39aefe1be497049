import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  NORMALISERS,
  normalisePerson,
  type Normaliser,
  type NormaliserName,
} from '../../../src/features/linkage/domain/normalise/index.js';
import { PATIENT_COLUMNS } from '../../../src/features/linkage/domain/patient-row.js';

const SIGNS = Array.from(
  "山田太郎髙﨑邊々●〓■?％%_ヤマダﾔﾏﾀﾞーぁ゛東京都府中市北一条丁目番地号の大字記第男女昭和元年月日SMF0123456789１２-－/:・（）() 　内xé'" +
    '\u{e000}\u{20bb7}\u{fe00}\u3099\u001e',
);
const written = fc.oneof(
  fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const all = Object.entries(NORMALISERS) as [NormaliserName, Normaliser][];
/** A key in kana code, of several columns, or cut out of its column is not written as its column is. */
const ELSEWHERE: readonly NormaliserName[] = [
  'kana-name',
  'kana-surname',
  'kana-given',
  'building',
];
const SPLIT: readonly NormaliserName[] = ['kanji-surname', 'kanji-given'];
const closed = all.filter(
  ([name, { inputs }]) => inputs.length === 1 && ![...ELSEWHERE, ...SPLIT].includes(name),
);

describe('every normaliser', () => {
  it.each(all)('%s reads any text, always alike, and never as an empty key', (_, normaliser) => {
    const texts = fc.tuple(...normaliser.inputs.map(() => written));
    fc.assert(
      fc.property(texts, written, (columns, other) => {
        const key = normaliser.normalise(...columns);
        expect(
          key === null || typeof key === (normaliser.result === 'text' ? 'string' : 'number'),
        ).toBe(true);
        expect(key === '' || key === 0).toBe(false);
        // What stood in the record before must not show.
        normaliser.normalise(...normaliser.inputs.map(() => other));
        expect(normaliser.normalise(...columns)).toBe(key);
      }),
    );
  });

  it.each(closed)('%s is settled after one pass over any text', (_, { normalise }) => {
    fc.assert(
      fc.property(written, (text) => {
        const once = normalise(text);
        if (once !== null) expect(normalise(String(once))).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('says nothing of what is empty', () => {
    for (const [name, { inputs, normalise }] of all)
      expect([name, normalise(...inputs.map(() => ''))]).toEqual([name, null]);
  });
});

describe('a person', () => {
  const texts = fc.tuple(...PATIENT_COLUMNS.map(() => written));
  const row = texts.map((values) =>
    Object.fromEntries(PATIENT_COLUMNS.map((column, i) => [column, values[i] ?? ''])),
  ) as fc.Arbitrary<Parameters<typeof normalisePerson>[0]>;

  it('keeps the record it was read from as it was written', () => {
    fc.assert(
      fc.property(row, (original) => {
        const before = { ...original };
        const person = normalisePerson(Object.freeze(original));
        expect(original).toEqual(before);
        expect([person.institution, person.patient]).toEqual([
          before.institution_code,
          before.patient_id,
        ]);
      }),
    );
  });
});
