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

const digits = (length: number) =>
  fc.string({
    unit: fc.constantFrom(...Array.from('0123456789１２')),
    minLength: length,
    maxLength: length,
  });
/** Long numbers, which arbitrary text never is. */
const NUMBERS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  institution_code: digits(10),
  postal_code: digits(7),
};
const textsOf = ({ inputs }: Normaliser) =>
  fc.tuple(...inputs.map((column) => fc.oneof(written, NUMBERS[column] ?? written)));

const all = Object.entries(NORMALISERS) as [NormaliserName, Normaliser][];
/** Keys in kana code or cut out of their column are not written as it is; those of insurances have tests of their own. */
const ELSEWHERE: readonly NormaliserName[] = [
  ...(['kana-name', 'kana-surname', 'kana-given', 'kanji-surname', 'kanji-given'] as const),
  ...(['building', 'insurance', 'insurance-joined'] as const),
];
/** How a key of two columns is written in them, where not in the first alone. */
const COLUMNS: Partial<Record<NormaliserName, (key: string) => string[]>> = {
  'western-name': (key) => key.split(' '),
  'institution-patient': (key) => [key.slice(0, 10), key.slice(11)],
};
const settled = all.filter(([name]) => !ELSEWHERE.includes(name));

describe('every normaliser', () => {
  it.each(all)('%s reads any text, always alike, and never as an empty key', (_, normaliser) => {
    fc.assert(
      fc.property(textsOf(normaliser), written, (columns, other) => {
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

  it.each(settled)('%s is settled after one pass over any text', (name, normaliser) => {
    const columnsOf = COLUMNS[name] ?? ((key) => [key]);
    fc.assert(
      fc.property(textsOf(normaliser), (columns) => {
        const once = normaliser.normalise(...columns);
        if (once !== null) expect(normaliser.normalise(...columnsOf(String(once)))).toBe(once);
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
