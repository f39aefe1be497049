import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  birthDate,
  differByEra,
} from '../../../src/features/linkage/domain/normalise/birth-date.js';

const day = fc
  .date({ min: new Date('1869-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
  .filter((iso) => !['1899-12-30', '1899-12-31', '1900-01-01'].includes(iso));

describe('birth dates', () => {
  it.each([
    ['1975-01-02', 19750102],
    ['19750102', 19750102],
    ['１９７５年１月２日', 19750102],
    ['1975/1/2', 19750102],
    ['西暦1975年1月2日', 19750102],
    ['1975年1月2日(木)', 19750102],
    ['1975-01-02T00:00:00+09:00', 19750102],
    ['1975-01-02 00:00:00', 19750102],
    ['1975-01-02 00:00:00.000+09', 19750102],
    ['1975/1/2 0:00', 19750102],
    ['197501021530', 19750102],
    ['19750102153000', 19750102],
    ['昭和50年1月2日', 19750102],
    ['昭和 50年 1月 2日生', 19750102],
    ['昭和五十年一月二日', 19750102],
    ['昭50.1.2', 19750102],
    ['S50.1.2', 19750102],
    ['s.50/01/02', 19750102],
    ['S500102', 19750102],
    ['3500102', 19750102],
    ['㍼50年1月2日', 19750102],
    ['平成元年1月8日', 19890108],
    ['令和元年5月1日', 20190501],
    ['㋿1年5月1日', 20190501],
    ['大正15年12月24日', 19261224],
    ['明治45年7月29日', 19120729],
    ['明治元年10月23日', 18681023],
    ['2000-02-29', 20000229],
    // Programs that did not know the next era yet.
    ['昭和64年2月3日', 19890203],
    ['平成31年5月1日', 20190501],
    ['H31.12.31', 20191231],
    ['大正15年12月25日', 19261225],
    ['明治45年7月30日', 19120730],
  ])('reads %s', (written, date) => {
    expect(birthDate(written)).toBe(date);
  });

  it.each([
    '1975-02-30',
    '2001-02-29',
    '1900-02-29',
    '平成5年4月31日',
    'S00.1.1',
    '00000000',
    '平成元年1月7日',
    '1867-12-31',
    '2101-01-01',
    '1975',
    '不明',
    '',
    '昭和65年1月8日',
    '平成32年1月1日',
    '大正16年1月1日',
  ])('finds no date in "%s"', (written) => {
    expect(birthDate(written)).toBeNull();
  });

  it('is settled: what was read reads as itself, for every day, in every form', () => {
    fc.assert(
      fc.property(day, (iso) => {
        const number = Number(iso.replaceAll('-', ''));
        expect(birthDate(iso)).toBe(number);
        expect(birthDate(String(number))).toBe(number);
        expect(birthDate(iso.replaceAll('-', '/'))).toBe(number);
      }),
    );
  });

  it('refuses a day that does not exist in the short form as in the long one', () => {
    const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1860, max: 2110 }), two, two, (year, month, date) => {
        expect(birthDate(`${year}-${month}-${date}`)).toBe(birthDate(`${year}/${month}/${date}`));
      }),
    );
  });
});

describe('births that differ by the era alone', () => {
  it.each([
    [19930302, [18720302, 19160302, 19300302, 20230302]],
    [19300302, [18720302, 19160302, 19930302, 20230302]],
    [19521231, [18941231, 20151231, 20451231]],
  ])('are those of %d and %j', (date, slips) => {
    const years = Array.from({ length: 232 }, (_, i) => (1868 + i) * 10_000 + (date % 10_000));
    expect(years.filter((one) => differByEra(date, one))).toEqual(slips);
  });

  it('are none on other days of the year, nor one and the same', () => {
    expect(differByEra(19300302, 19930303)).toBe(false);
    expect(differByEra(19300302, 19300302)).toBe(false);
  });

  it('are so both ways', () => {
    const dates = day.map((iso) => birthDate(iso) ?? 0);
    fc.assert(
      fc.property(dates, fc.constantFrom(14, 30, 44, 58, 63, 77, 93, 107), (date, years) => {
        const other = date + years * 10_000;
        expect(differByEra(other, date)).toBe(differByEra(date, other));
      }),
    );
  });
});
