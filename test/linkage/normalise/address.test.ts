import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addressKey,
  fullAddress,
  prefectureOf,
  wholeAddress,
} from '../../../src/features/linkage/domain/normalise/places/address.js';
import { kanjiNumber } from '../../../src/features/linkage/domain/normalise/kanji-numeral.js';

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

  it.each([
    ['埼玉県南埼玉郡宮代町字本田1-2-3', '宮代町本田1丁目2番3号'],
    ['茨城県龍ケ崎市3710番地', '竜ヶ崎市3710'],
    ['京都府京都市中京区寺町通御池上る上本能寺前町488番地', '京都市中京区上本能寺前町488'],
    ['廿日市市下平良一丁目11番1号', '広島県廿日市市下平良1-11-1'],
  ])('takes %s for %s', (one, other) => {
    expect(addressKey(one).place).not.toBeNull();
    expect(addressKey(one)).toEqual(addressKey(other));
  });

  it('finds the municipality, also where its name looks like a district or repeats a sign', () => {
    expect(addressKey('大和郡山市北郡山町248-4').municipality).toBe('大和郡山市');
    expect(addressKey('四日市市諏訪町1-5').municipality).toBe('四日市市');
    expect(addressKey('神奈川県横浜市中区本町1').municipality).toBe('横浜市中区');
    expect(addressKey('ナイ市1-2').municipality).toBeNull();
  });

  it('adds the prefecture the municipality tells, or else the postal code', () => {
    expect(prefectureOf('調布市小島町2-35-1', '')).toBe('東京都');
    expect(prefectureOf('府中市宮西町2-24', '183-8703')).toBe('東京都');
    expect(prefectureOf('府中市府川町315', '726-8601')).toBe('広島県');
    expect(prefectureOf('府中市府川町315', '')).toBeNull();
    expect(prefectureOf('府中市府川町315', '498-0000')).toBeNull();
    expect(fullAddress('府中市宮西町二丁目24番地', '183-8703')).toBe('東京都府中市宮西町2-24');
    expect(fullAddress('府中市宮西町', '183-8703')).toBeNull();
  });

  it('reads plain addresses the short way as it would the long way', () => {
    const head = fc.constantFrom(
      ...[
        '東京都港区',
        '六本木',
        '北一条西',
        '大字',
        '丸の内',
        '三番町',
        '字',
        '市ケ谷',
        '町',
        '第三地区',
        '十',
      ],
    );
    const joint = fc.constantFrom('', '-', '丁目', '番', '番地', '号', 'の', 'ビル', ' ', '条');
    const number = fc.constantFrom('1', '23', '二', '十一');
    const part = fc.tuple(number, joint).map((signs) => signs.join(''));
    const address = fc.tuple(
      fc.array(head, { maxLength: 4 }),
      fc.array(part, { minLength: 1, maxLength: 4 }),
    );
    fc.assert(
      fc.property(address, ([heads, parts]) => {
        const written = [...heads, ...parts].join('');
        expect(addressKey(written)).toEqual(wholeAddress(written));
      }),
      { numRuns: 5000 },
    );
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
