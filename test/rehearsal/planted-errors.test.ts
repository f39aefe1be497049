import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { addressText, NOTATIONS } from '../../src/features/rehearsal/domain/addresses.js';
import {
  dakutenApart,
  halfWidth,
  oneLetterSlip,
  smallKanaLarge,
} from '../../src/features/rehearsal/domain/kana.js';
import { usualForm } from '../../src/features/rehearsal/domain/planted-errors.js';
import { population } from '../../src/features/rehearsal/domain/population.js';
import { Random } from '../../src/features/rehearsal/domain/prng.js';

describe('spelling errors as real records have them', () => {
  it('write small kana large', () => {
    expect(smallKanaLarge('ショウイチ')).toBe('シヨウイチ');
  });

  it('write half-width kana that Unicode folds back to the same reading', () => {
    expect(halfWidth('ガッパョー')).toBe('ｶﾞｯﾊﾟｮｰ');
    for (const { surname, given } of population('kana', 500))
      for (const { kana } of [surname, given])
        expect(halfWidth(kana).normalize('NFKC')).toBe(kana.normalize('NFKC'));
  });

  it('split the voicing mark from its letter', () => {
    expect(dakutenApart('ガパ')).toBe('カ゛ハ゜');
  });

  it('fold register spellings to the usual form', () => {
    expect(usualForm('髙﨑')).toBe('高崎');
    expect(usualForm('渡邉')).toBe('渡辺');
  });

  it('change a reading by one letter, never leaving it as it was', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('タナカ', 'リン', 'エ', 'ソン'), (seed, kana) => {
        const slipped = oneLetterSlip(Random.of(seed), kana);
        expect(slipped).not.toBe(kana);
        expect(Math.abs(slipped.length - kana.length)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('write one address in four notations', () => {
    const home = {
      postalCode: '2790031',
      prefecture: '千葉県',
      prefectureCode: '12',
      municipality: '浦安市',
      town: '舞浜',
      chome: 2,
      block: 11,
      house: 1,
      building: '',
      phone: '',
    };
    const parts = { prefecture: false, building: false };
    expect(NOTATIONS.map((notation) => addressText(home, notation, parts))).toEqual([
      '浦安市舞浜2-11-1',
      '浦安市舞浜２－１１－１',
      '浦安市舞浜二丁目11番1号',
      '浦安市舞浜２丁目１１番１号',
    ]);
  });
});
