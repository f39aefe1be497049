import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  dateFormat,
  formatDate,
  parseDate,
} from '../../src/features/conversion/domain/japanese-date.js';

const format = (text: string) => {
  const read = dateFormat(text);
  if (!read) throw new Error(text);
  return read;
};
const rewritten = (value: string, from: string, to: string, beyondEra = false) => {
  const moment = parseDate(value, format(from), beyondEra);
  return moment === null ? null : formatDate(moment, format(to));
};

const day = fc
  .date({
    min: new Date('1868-01-25T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));

describe('A date', () => {
  it.each([
    ['5060401', 'GYYMMDD', 'YYYY-MM-DD', '2024-04-01'],
    ['5010501', 'GYYMMDD', 'YYYY-MM-DD', '2019-05-01'],
    ['4310430', 'GYYMMDD', 'YYYYMMDD', '20190430'],
    ['S640107', 'gYYMMDD', 'YYYY-MM-DD', '1989-01-07'],
    ['令和元年5月1日', 'NY年M月D日', 'YYYY/MM/DD', '2019/05/01'],
    ['1989-01-08', 'YYYY-MM-DD', 'NY年M月D日', '平成元年1月8日'],
    ['20261121', 'YYYYMMDD', 'GYYMMDD', '5081121'],
    ['20261121093000', 'YYYYMMDDhhmmss', 'YYYY-MM-DDThh:mm:ss', '2026-11-21T09:30:00'],
    ['20261121093000', 'YYYYMMDDhhmmss', 'YYYY-MM', '2026-11'],
    ['50611', 'GYYMM', 'YYYY-MM', '2024-11'],
  ])('%s in %s is, in %s, %s', (value, from, to, expected) => {
    expect(rewritten(value, from, to)).toBe(expected);
  });

  it.each([
    ['20260229', 'YYYYMMDD'],
    ['2026-1-1', 'YYYY-MM-DD'],
    ['00000000', 'YYYYMMDD'],
    ['6010101', 'GYYMMDD'],
    ['5000101', 'GYYMMDD'],
    ['3640108', 'GYYMMDD'],
    ['4310501', 'GYYMMDD'],
    ['20261121250000', 'YYYYMMDDhhmmss'],
    ['20261121', 'YYYY-MM-DD'],
  ])('%s is none in %s', (value, from) => {
    expect(parseDate(value, format(from))).toBeNull();
  });

  it('of a year its era did not reach is read where the rule accepts it', () => {
    expect(rewritten('3640501', 'GYYMMDD', 'YYYY-MM-DD', true)).toBe('1989-05-01');
    expect(rewritten('4311201', 'GYYMMDD', 'YYYY-MM-DD', true)).toBe('2019-12-01');
  });

  it('comes back from every way of writing eras as it was', () => {
    for (const written of ['GYYMMDD', 'gYYMMDD', 'NY年M月D日'])
      fc.assert(
        fc.property(day, (date) => {
          const era = rewritten(date, 'YYYY-MM-DD', written);
          expect(rewritten(era ?? '', written, 'YYYY-MM-DD')).toBe(date);
        }),
      );
  });

  it('in an era comes back from the western calendar as it was, if it exists', () => {
    const era = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.nat(99), fc.nat(13), fc.nat(32))
      .map(
        ([sign, ...rest]) => String(sign) + rest.map((n) => String(n).padStart(2, '0')).join(''),
      );
    fc.assert(
      fc.property(era, (value) => {
        const western = rewritten(value, 'GYYMMDD', 'YYYYMMDD');
        if (western !== null) expect(rewritten(western, 'YYYYMMDD', 'GYYMMDD')).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  it('of a month or a year comes back too, the new era counting where two meet', () => {
    for (const month of ['1912-07', '1926-12', '1989-01', '2019-04', '2019-05']) {
      const era = rewritten(month, 'YYYY-MM', 'GYYMM');
      expect(rewritten(era ?? '', 'GYYMM', 'YYYY-MM')).toBe(month);
    }
    expect(rewritten('1989-01', 'YYYY-MM', 'GYYMM')).toBe('40101');
    expect(rewritten('36401', 'GYYMM', 'YYYY-MM')).toBe('1989-01');
    expect(rewritten('2019', 'YYYY', 'NY年')).toBe('令和元年');
  });
});

describe('A date format', () => {
  it.each(['MMDD', 'YYMMDD', 'GMMDD', 'YYYYDD', 'YYYYMMDDhh', 'YYYYYYYY', 'text'])(
    '%s says no date',
    (text) => {
      expect(dateFormat(text)).toBeNull();
    },
  );
});
