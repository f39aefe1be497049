import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kanaCode } from '../../../src/features/linkage/domain/normalise/names/kana-code.js';
import { normaliseKana } from '../../../src/features/linkage/domain/normalise/names/kana.js';
import { kanaName } from '../../../src/features/linkage/domain/normalise/names/person-name.js';

const KANA = Array.from(
  'ァアィイゥウガカギゲコゴャヤッツヅヂーヽヾヴヲンﾞ゛ﾟぱぁよ゜ｶﾊｯー-－～ 　A☆ぐんゝゞ',
);
const text = (signs: readonly string[]) =>
  fc.string({ unit: fc.constantFrom(...signs), maxLength: 24 });

describe('kana names', () => {
  it.each([
    ['ショウイチ', 'シヨウイチ'],
    ['しょういち', 'シヨウイチ'],
    ['ｼｮｳｲﾁ', 'シヨウイチ'],
    ['ﾀﾅｶﾞﾜ', 'タナガワ'],
    ['カ゛ク', 'ガク'],
    ['ハ゜ク', 'パク'],
    ['ジョージ', 'ジヨウジ'],
    ['ケーコ', 'ケイコ'],
    ['ミヅホ', 'ミズホ'],
    ['ヴァイオレット', 'バイオレツト'],
    ['いすゞ', 'イスズ'],
    ['O’Brien', 'OBRIEN'],
  ])('reads %s as %s', (written, key) => {
    expect(normaliseKana(written)).toBe(key);
  });

  it('gives every spelling of a name one code of one ASCII sign per kana', () => {
    const code = kanaCode(normaliseKana('ﾀﾅｶ ｼﾞｭﾝｺ'));
    expect(code).toMatch(/^[!-~]{7}$/);
    expect(code).toBe(kanaCode(normaliseKana('たなかじゅんこ')));
  });

  it('keeps different kana and Latin letters different after coding', () => {
    const signs = Array.from({ length: 0x60 }, (_, i) => String.fromCodePoint(0x30a0 + i));
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    const keys = new Set(
      [...signs, ...letters].map(normaliseKana).filter((key) => key.length === 1),
    );
    expect(keys.size).toBe(94);
    expect(new Set([...keys].map(kanaCode)).size).toBe(94);
  });

  it('is settled after one pass over any mixture of kana and marks', () => {
    fc.assert(
      fc.property(text(KANA), (written) => {
        const once = normaliseKana(written);
        expect(normaliseKana(once)).toBe(once);
        expect(once).toMatch(/^[ア-ンA-Z]*$/);
      }),
    );
  });

  it('does not care how spaces are written', () => {
    expect(kanaName('ヤマダ　タロウ')).toEqual(kanaName(' ﾔﾏﾀﾞ  ﾀﾛｳ '));
    expect(kanaName('ヤマダタロウ')).toMatchObject({ whole: 'ヤマダタロウ', given: null });
    expect(kanaName('')).toEqual({ whole: null, surname: null, given: null });
  });
});
