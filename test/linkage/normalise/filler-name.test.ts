import { describe, expect, it } from '@jest/globals';
import { birthDate } from '../../../src/features/linkage/domain/normalise/birth-date.js';
import {
  kanaName,
  kanjiName,
} from '../../../src/features/linkage/domain/normalise/names/person-name.js';

describe('what is written where nothing is known', () => {
  it.each([
    '氏名　不詳',
    '不明',
    '身元不明者',
    '不明男性1',
    '山田　不明',
    'テスト　患者',
    'テスト 太郎',
    'UNKNOWN',
  ])('the name %s is nobody’s', (written) => {
    expect(kanjiName(written).whole).toBeNull();
  });

  it.each([
    'シメイ　フショウ',
    'フメイ',
    'ﾃｽﾄ ｶﾝｼﾞｬ',
    'テスト　タロウ',
    'ヤマダ　フメイ',
    'UNKNOWN',
  ])('the kana %s are nobody’s', (written) => {
    expect(kanaName(written).whole).toBeNull();
  });

  it.each([
    ['手須　友美', 'テス　トモミ'],
    ['布目　幸子', 'フメ　サチコ'],
    ['無津呂　太郎', 'ムツロ　タロウ'],
  ])('%s is a name', (kanji, kana) => {
    expect([kanjiName(kanji).whole, kanaName(kana).whole]).not.toContain(null);
  });

  it.each(['1900-01-01', '明治33年1月1日', '1899-12-31', '9999-12-31'])(
    'the birth date %s is none',
    (written) => {
      expect(birthDate(written)).toBeNull();
    },
  );
});
