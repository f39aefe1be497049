import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { converter } from '../../src/features/conversion/domain/convert.js';
import {
  decimal,
  type Fraction,
  withDecimals,
} from '../../src/features/conversion/domain/exact.js';
import { mapLosses } from '../../src/features/conversion/domain/loss.js';
import type { Rounding, Step } from '../../src/features/conversion/domain/rule-set.js';

const convert = (steps: Step[], ...values: string[]) =>
  converter({ from: [], to: [], steps, examples: [] })(values);
/** The values, or the reason of the refusal. */
const outcome = (steps: Step[], ...values: string[]) => {
  const result = convert(steps, ...values);
  return result.ok ? result.values : result.fault;
};

describe('A code map', () => {
  const codes = { '1': 'M', '2': 'F' };

  it('keeps, refuses or replaces what it does not name', () => {
    expect(outcome([{ map: { codes, rest: 'keep' } }], '9')).toEqual(['9']);
    expect(outcome([{ map: { codes, rest: 'refuse' } }], '9')).toBe('CODE_UNKNOWN');
    expect(outcome([{ map: { codes, rest: { default: 'U' } } }], '9')).toEqual(['U']);
  });

  it('leaves an empty value empty, unless it names it', () => {
    expect(outcome([{ map: { codes, rest: 'refuse' } }], '')).toEqual(['']);
    expect(outcome([{ map: { codes: { '': 'U' }, rest: 'keep' } }], '', '1')).toEqual(['U', '1']);
  });

  it('does not take names of JavaScript for codes', () => {
    expect(outcome([{ map: { codes, rest: 'refuse' } }], 'constructor')).toBe('CODE_UNKNOWN');
  });

  it('is reported as lossy exactly where two of its inputs come out alike', () => {
    const code = fc.constantFrom('1', '2', '3', 'A', 'B', 'C');
    const maps = fc.record({
      codes: fc.dictionary(code, code),
      rest: fc.oneof(
        fc.constantFrom('keep' as const, 'refuse' as const),
        fc.record({ default: code }),
      ),
    });
    fc.assert(
      fc.property(maps, (map) => {
        // Every code there is, and one that no map names.
        const inputs = ['1', '2', '3', 'A', 'B', 'C', 'X', 'Y'];
        const outputs = inputs.flatMap((input) => {
          const result = convert([{ map }], input);
          return result.ok ? result.values : [];
        });
        const isLossy = new Set(outputs).size < outputs.length;
        expect(mapLosses(map).length > 0).toBe(isLossy);
      }),
    );
  });
});

describe('A unit', () => {
  it.each<[string, NonNullable<Step['unit']>, string]>([
    ['5.6', { factor: '10' }, '56'],
    ['0.1', { factor: '3' }, '0.3'],
    ['100', { factor: '1/88.4', decimals: 2 }, '1.13'],
    ['98.6', { factor: '5/9', offset: '-160/9', decimals: 1 }, '37.0'],
    ['-0.04', { factor: '1', decimals: 1 }, '0.0'],
    ['1.005', { factor: '1', decimals: 2 }, '1.01'],
    ['2.5', { factor: '1', decimals: 0, rounding: 'half-even' }, '2'],
  ])('%s with %j is %s', (value, unit, expected) => {
    expect(outcome([{ unit }], value)).toEqual([expected]);
  });

  it('refuses what is no number', () => {
    for (const value of ['<0.1', '１２', '1e3', ' 1', '1,000'])
      expect(outcome([{ unit: { factor: '10' } }], value)).toBe('NOT_A_NUMBER');
  });

  it('goes there and back without a difference', () => {
    const number = fc
      .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat(6))
      .map(([numerator, places]) =>
        withDecimals({ numerator, denominator: 10n ** BigInt(places) }, places, 'truncate'),
      );
    fc.assert(
      fc.property(number, (value) => {
        const [there] = outcome([{ unit: { factor: '88.4' } }], value) as string[];
        const [back = ''] = outcome(
          [{ unit: { factor: '1/88.4', decimals: 6 } }],
          there ?? '',
        ) as string[];
        expect(decimal(back)).toEqual(
          decimal(withDecimals(decimal(value) as Fraction, 6, 'floor')),
        );
      }),
    );
  });

  it('rounds as the whole numbers around it say', () => {
    const roundings: Rounding[] = ['half-up', 'half-even', 'floor', 'ceil', 'truncate'];
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 10_000 }), (thousandths) => {
        const value = { numerator: BigInt(thousandths), denominator: 1000n };
        const exact = thousandths / 1000;
        const to = (rounding: Rounding) => Number(withDecimals(value, 0, rounding));
        expect(to('floor')).toBeCloseTo(Math.floor(exact), 9);
        expect(to('ceil') + 0).toBeCloseTo(Math.ceil(exact), 9);
        expect(to('truncate')).toBeCloseTo(Math.trunc(exact), 9);
        for (const rounding of roundings) expect(Math.abs(to(rounding) - exact)).toBeLessThan(1);
        expect(Math.abs(to('half-up') - exact)).toBeLessThanOrEqual(0.5);
        expect(Math.abs(to('half-even') - exact)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});

describe('Splitting, joining and filling', () => {
  it('splits at a sign or by widths, and refuses another number of parts', () => {
    expect(outcome([{ split: { at: '^', parts: 2 } }], '山田^太郎')).toEqual(['山田', '太郎']);
    expect(outcome([{ split: { at: '^', parts: 2 } }], '山田')).toBe('PARTS_DIFFER');
    expect(outcome([{ split: { widths: [4, 4] } }], '01234567')).toEqual(['0123', '4567']);
    expect(outcome([{ split: { widths: [4, 4] } }], '0123456')).toBe('PARTS_DIFFER');
    expect(outcome([{ split: { widths: [1, 1] } }], '𠮷野')).toEqual(['𠮷', '野']);
    expect(outcome([{ split: { at: '^', parts: 2 } }], '')).toEqual(['', '']);
  });

  it('joins, and leaves nothing where there was nothing', () => {
    expect(outcome([{ join: { with: '-' } }], 'A', 'B')).toEqual(['A-B']);
    expect(outcome([{ join: { with: '-' } }], '', '')).toEqual(['']);
  });

  it('fills up to a length, and refuses what is longer', () => {
    expect(outcome([{ zeroFill: 8 }], '6123456')).toEqual(['06123456']);
    expect(outcome([{ zeroFill: 3 }], '1234')).toBe('TOO_LONG');
    expect(outcome([{ pad: { side: 'right', with: ' ', length: 4 } }], 'ab')).toEqual(['ab  ']);
  });

  it('takes off signs at the side one names', () => {
    expect(outcome([{ trim: { side: 'left', of: '0' } }], '00120')).toEqual(['120']);
    expect(outcome([{ trim: {} }], '　 東京　')).toEqual(['東京']);
    expect(outcome([{ trim: { of: '0' } }], '000')).toEqual(['']);
  });

  it('gives a constant whatever it gets', () => {
    expect(outcome([{ constant: 'JC10' }])).toEqual(['JC10']);
    expect(outcome([{ constant: 'JC10' }], 'x')).toEqual(['JC10']);
  });

  it.each<[NonNullable<Step['width']>, string, string]>([
    ['half-ascii', 'Ａ１－（ア）　', 'A1-(ア) '],
    ['full-ascii', 'A1-(ア) ', 'Ａ１－（ア）　'],
    ['full-kana', 'ｶﾞｷﾞﾊﾟｰﾄ 1', 'ガギパート 1'],
    ['half-kana', 'ガギパート・ヴ 1', 'ｶﾞｷﾞﾊﾟｰﾄ･ｳﾞ 1'],
  ])('writes %s: %s as %s', (width, before, after) => {
    expect(outcome([{ width }], before)).toEqual([after]);
  });

  it('writes kana half-width and back without a difference', () => {
    const kana = fc.string({ unit: fc.constantFrom('ア', 'ガ', 'パ', 'ー', 'ッ', '漢', 'z') });
    fc.assert(
      fc.property(kana, (text) => {
        expect(outcome([{ width: 'half-kana' }, { width: 'full-kana' }], text)).toEqual([text]);
      }),
    );
  });
});

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom<Step>(
    { map: { codes: { '1': 'M' }, rest: 'refuse' } },
    { unit: { factor: '1/3', decimals: 2 } },
    { date: { from: 'GYYMMDD', to: 'YYYY-MM-DD' } },
    { trim: {} },
    { zeroFill: 5 },
    { width: 'half-ascii' },
    { join: { with: '/' } },
    { constant: '3' },
  ),
);

describe('A rule', () => {
  it('gives values or a reason for whatever it gets, and never fails', () => {
    const values = fc.array(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 4 }), values, (all, given) => {
        const result = convert(all, ...given);
        const text = result.ok ? result.values.map((value) => typeof value) : [typeof result.fault];
        expect(new Set(text)).toEqual(new Set(['string']));
      }),
    );
  });
});
