import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  birthDate,
  differByEra,
  eraSlips,
  readBirthDate,
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
  ])('reads %s', (written, date) => {
    expect(birthDate(written)).toBe(date);
  });

  it.each([
    ['1975-02-30', 'impossible-day'],
    ['2001-02-29', 'impossible-day'],
    ['1900-02-29', 'impossible-day'],
    ['平成5年4月31日', 'impossible-day'],
    ['S00.1.1', 'impossible-day'],
    ['00000000', 'impossible-day'],
    ['昭和64年1月8日', 'outside-era'],
    ['平成元年1月7日', 'outside-era'],
    ['1867-12-31', 'out-of-range'],
    ['2101-01-01', 'out-of-range'],
    ['1975', 'unreadable'],
    ['不明', 'unreadable'],
    ['', 'empty'],
  ])('finds no date in "%s": %s', (written, flaw) => {
    expect(birthDate(written)).toBeNull();
    expect(readBirthDate(written)).toMatchObject({ date: null, flaw });
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
        const read = readBirthDate(`${year}/${month}/${date}`);
        expect(birthDate(`${year}-${month}-${date}`)).toBe(read.date);
      }),
    );
  });
});

describe('slips of the era', () => {
  it.each([
    [19930302, [18720302, 19160302, 19300302, 20230302]],
    [19300302, [18720302, 19160302, 19930302, 20230302]],
    [19521231, [18941231, 20151231, 20451231]],
  ])('of %d may be %j', (date, slips) => {
    expect(eraSlips(date)).toEqual(slips);
  });

  it('counts a day on that was written after the end of its era', () => {
    expect(readBirthDate('昭和64年3月1日').eraSlips).toEqual([19890301, 20820301]);
    expect(readBirthDate('平成31年5月1日').eraSlips).toEqual([
      18980501, 19560501, 20190501, 20490501,
    ]);
  });

  it('knows two births that differ by the era alone', () => {
    expect(differByEra(19300302, 19930302)).toBe(true);
    expect(differByEra(19300302, 19930303)).toBe(false);
    expect(differByEra(19300302, 19300302)).toBe(false);
  });

  it('slips both ways', () => {
    fc.assert(
      fc.property(day, (iso) => {
        const date = birthDate(iso) ?? 0;
        for (const slip of eraSlips(date)) expect(eraSlips(slip)).toContain(date);
      }),
    );
  });
});
