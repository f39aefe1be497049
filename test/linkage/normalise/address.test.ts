import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addressKey } from '../../../src/features/linkage/domain/normalise/places/address.js';
import { kanjiNumber } from '../../../src/features/linkage/domain/normalise/places/kanji-numeral.js';

const ADDRESS = Array.from(
  '東京都千代田区丸の内ノ之一二十百丁目番地号条大字町村市が谷ヶケ0123456789０１２－-ー 　ビルA号室',
);
const text = (signs: readonly string[]) =>
  fc.string({ unit: fc.constantFrom(...signs), maxLength: 24 });

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
