import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kanjiVariants as variants } from '../../config/linkage/kanji-variants.js';
import { addressKey } from '../../src/features/linkage/domain/normalise/places/address.js';
import { birthDate } from '../../src/features/linkage/domain/normalise/birth-date.js';
import {
  branchNumber,
  insurerCheckDigit,
  insurerNumber,
  insuranceKey,
} from '../../src/features/linkage/domain/normalise/insurance.js';
import { kanaCode } from '../../src/features/linkage/domain/normalise/names/kana-code.js';
import { normaliseKana } from '../../src/features/linkage/domain/normalise/names/kana.js';
import { kanjiNumber } from '../../src/features/linkage/domain/normalise/places/kanji-numeral.js';
import { foldKanji } from '../../src/features/linkage/domain/normalise/names/kanji.js';
import {
  kanaName,
  kanjiName,
} from '../../src/features/linkage/domain/normalise/names/person-name.js';
import { phoneDigits } from '../../src/features/linkage/domain/normalise/phone.js';
import { postalCode } from '../../src/features/linkage/domain/normalise/places/postal-code.js';
import { sexOf } from '../../src/features/linkage/domain/normalise/sex.js';

const KANA = Array.from(
  'ァアィイゥウガカギゲコゴャヤッツヅヂーヽヾヴヲンﾞ゛ﾟぱぁよ゜ｶﾊｯー-－～ 　A☆ぐんゝゞ',
);
const ADDRESS = Array.from(
  '東京都千代田区丸の内ノ之一二十百丁目番地号条大字町村市が谷ヶケ0123456789０１２－-ー 　ビルA号室',
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

describe('kanji names', () => {
  it.each([
    ['髙﨑 德郞', '高崎 徳郎'],
    ['渡邊 齋', '渡辺 斎'],
    ['渡邉󠄂 斉', '渡辺 齊'],
    ['佐々木 惠', '佐佐木 恵'],
    ['𠮷澤 さくら', '吉沢 サクラ'],
    ['山田 太郎（旧姓 佐藤）', '山田 太郎'],
    ['渡辺神子', '渡辺神子'],
  ])('takes %s for %s', (one, other) => {
    expect(kanjiName(one)).toEqual(kanjiName(other));
    expect(kanjiName(one).whole).not.toBeNull();
  });

  it('keeps surnames apart that are different names', () => {
    expect(kanjiName('畑 一').whole).not.toBe(kanjiName('畠 一').whole);
  });

  it.each(['●田 太郎', '〓田 太郎', 'ヤマダ タロウ', '\u{e000}田 太郎', ''])(
    'says nothing about the kanji where they were not written: "%s"',
    (written) => {
      expect(kanjiName(written).whole).toBeNull();
    },
  );

  it('lists every variant once, and none that is itself a reference form or gone after NFKC', () => {
    const listed = Object.values(variants.fold).flatMap((others) => Array.from(others));
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.filter((one) => one in variants.fold)).toEqual([]);
    expect(listed.filter((one) => one.normalize('NFKC') !== one)).toEqual([]);
  });

  it('is settled after one pass over any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (written) => {
        const once = foldKanji(written);
        expect(foldKanji(once)).toBe(once);
      }),
    );
  });
});

describe('birth dates', () => {
  it.each([
    ['1975-01-02', 19750102],
    ['19750102', 19750102],
    ['１９７５年１月２日', 19750102],
    ['1975/1/2', 19750102],
    ['昭和50年1月2日', 19750102],
    ['昭50.1.2', 19750102],
    ['S50.1.2', 19750102],
    ['S500102', 19750102],
    ['3500102', 19750102],
    ['平成元年1月8日', 19890108],
    ['令和元年5月1日', 20190501],
    ['明治45年7月29日', 19120729],
    ['2000-02-29', 20000229],
  ])('reads %s', (written, date) => {
    expect(birthDate(written)).toBe(date);
  });

  it.each([
    '1975-02-30',
    '2001-02-29',
    '昭和64年1月8日',
    '平成元年1月7日',
    '1975',
    '',
    '00000000',
    'S00.1.1',
  ])('finds no date in "%s"', (written) => {
    expect(birthDate(written)).toBeNull();
  });

  it('is settled: what was read reads as itself, for every day', () => {
    const day = fc.date({
      min: new Date('1869-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        expect(birthDate(iso)).toBe(Number(iso.replaceAll('-', '')));
        expect(birthDate(String(birthDate(iso)))).toBe(birthDate(iso));
      }),
    );
  });
});

describe('sex, insurance, phone and postal code', () => {
  it.each([
    ['M', 'M'],
    ['１', 'M'],
    ['男', 'M'],
    ['f', 'F'],
    ['2', 'F'],
    ['女性', 'F'],
    ['U', null],
    ['O', null],
    ['', null],
  ])('reads the sex code "%s" as %s', (written, sex) => {
    expect(sexOf(written)).toBe(sex);
  });

  it('computes the published examples of the insurer number check digit', () => {
    expect(insurerCheckDigit('3312001')).toBe(5);
    expect(insurerNumber('01130012')).toBe('01130012');
    expect(insurerNumber('  1130012')).toBe('01130012');
  });

  it('does not take a mistyped insurer number for evidence', () => {
    expect(insurerNumber('01130013')).toBeNull();
    expect(insuranceKey('01130013', '12', '345')).toBeNull();
    expect(insurerNumber('00000000')).toBeNull();
  });

  it('gives every notation of one insurance one key', () => {
    expect(insuranceKey('01130012', 'あ１２－３', '０００４５')).toBe(
      insuranceKey('1130012', 'あ12-3', '45'),
    );
    expect(branchNumber('1')).toBe(branchNumber('０１'));
    expect(branchNumber('00')).toBeNull();
  });

  it.each([
    ['03-1234-5678', '0312345678'],
    ['（０９０）１２３４－５６７８', '09012345678'],
    ['+81 90-1234-5678', '09012345678'],
    ['+81(0)3-1234-5678', '0312345678'],
    ['03-1234-5678 内線 12', '0312345678'],
    ['000-0000-0000', null],
    ['なし', null],
    ['', null],
  ])('reads the phone number "%s" as %s', (written, digits) => {
    expect(phoneDigits(written)).toBe(digits);
  });

  it('reads postal codes in any width and refuses fillers', () => {
    expect(postalCode('〒１００－０００５')).toBe('1000005');
    expect(postalCode('000-0000')).toBeNull();
    expect(postalCode('100-000')).toBeNull();
  });
});

describe('addresses', () => {
  it.each([
    '東京都千代田区丸の内二丁目1番1号',
    '千代田区丸ノ内２－１－１',
    '東京都千代田区丸の内2丁目1-1',
    '東京都千代田区丸之内２ー１ー１　丸の内ビル301',
    '東京都 千代田区 丸の内 2-1-1 301',
    '東京都千代田区丸の内２丁目１番地の１',
    '東京都千代田区丸の内2の1の1',
    '東京都千代田区丸の内2丁目1番1号301号室',
  ])('takes %s for one house', (written) => {
    expect(addressKey(written).place).toBe('千代田区丸ノ内2-1-1');
  });

  it('splits the building off, roughly', () => {
    expect(addressKey('市川市1-2-3 青葉ハイツ201').building).toBe('青葉ハイツ201');
    expect(addressKey('札幌市中央区北一条西二丁目3').place).toBe('札幌市中央区北1条西2-3');
  });

  it('leaves numerals of place names alone and keeps different houses apart', () => {
    expect(addressKey('東京都港区六本木六丁目10番1号').place).toBe('港区六本木6-10-1');
    expect(addressKey('千代田区三番町6').place).toBe('千代田区三番町6');
    expect(addressKey('港区芝1-2').place).not.toBe(addressKey('港区芝1-3').place);
  });

  it('is no evidence without a house number', () => {
    expect(addressKey('東京都千代田区').place).toBeNull();
    expect(addressKey('').place).toBeNull();
  });

  it('is settled after one pass over any mixture of address signs', () => {
    fc.assert(
      fc.property(text(ADDRESS), (written) => {
        const once = addressKey(written).place;
        if (once !== null) expect(addressKey(once).place).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['十', 10],
    ['二十三', 23],
    ['百五', 105],
    ['二三', 23],
  ])('reads the numeral %s as %d', (written, number) => {
    expect(kanjiNumber(written)).toBe(number);
  });
});
