import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { birthDate } from '../../../src/features/linkage/domain/normalise/birth-date.js';

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
