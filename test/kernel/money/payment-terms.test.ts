import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bankHolidays, isBankHoliday } from '../../../src/kernel/money/bank-holidays.js';
import { BUSINESS_DAY_SHIFTS, dayOfMonth } from '../../../src/kernel/money/business-days.js';
import {
  arePaymentTerms,
  type Closing,
  dueDate,
  type PaymentTerms,
} from '../../../src/kernel/money/payment-terms.js';
import { date, daysFrom } from './independent.js';

const none = () => false;
const monthEnd: Closing = {
  rule: 'closing',
  closingDay: 31,
  monthsAfter: 1,
  payDay: 31,
  shift: 'none',
};

describe('a due date', () => {
  it('is so many days after the receipt, which itself does not count', () => {
    const terms: PaymentTerms = { rule: 'days-after-receipt', days: 60, shift: 'none' };
    expect(dueDate(terms, '2026-12-21', none)).toBe('2027-02-19');
    expect(dueDate({ ...terms, days: 1 }, '2028-02-28', none)).toBe('2028-02-29');
  });

  it('is the end of the month after the one in which the invoice came (月末締め翌月末払い)', () => {
    expect(dueDate(monthEnd, '2027-01-31', none)).toBe('2027-02-28');
    expect(dueDate(monthEnd, '2027-02-01', none)).toBe('2027-03-31');
    expect(dueDate(monthEnd, '2027-12-15', none)).toBe('2028-01-31');
  });

  it('waits for the next closing once this month’s is over (20日締め翌月10日払い)', () => {
    const terms: PaymentTerms = { ...monthEnd, closingDay: 20, payDay: 10 };
    expect(dueDate(terms, '2027-04-20', none)).toBe('2027-05-10');
    expect(dueDate(terms, '2027-04-21', none)).toBe('2027-06-10');
  });

  it('moves off days on which banks are closed, as the contract says', () => {
    // 2027-01-31 is a Sunday; 2027-05-01 a Saturday before the holidays of 3 to 5 May
    const shifted = (shift: Closing['shift'], receivedOn: string, payDay = 31) =>
      dueDate({ ...monthEnd, shift, payDay }, receivedOn, isBankHoliday);
    expect(shifted('none', '2026-12-10')).toBe('2027-01-31');
    expect(shifted('previous', '2026-12-10')).toBe('2027-01-29');
    expect(shifted('next', '2026-12-10')).toBe('2027-02-01');
    expect(shifted('next', '2027-04-10', 1)).toBe('2027-05-06');
    expect(shifted('previous', '2026-11-20')).toBe('2026-12-30');
  });

  it('falls on a business day unless not shifted, for every date', () => {
    const terms = fc.record({
      rule: fc.constant('days-after-receipt' as const),
      days: fc.integer({ min: 1, max: 365 }),
      shift: fc.constantFrom(...BUSINESS_DAY_SHIFTS),
    });
    fc.assert(
      fc.property(date, terms, (receivedOn, all) => {
        const due = dueDate(all, receivedOn, isBankHoliday);
        const days = daysFrom(receivedOn);
        let plain = days.next().value;
        for (let n = 0; n < all.days; n += 1) plain = days.next().value;
        if (all.shift === 'none') expect(due).toBe(plain);
        else {
          expect(['Sat', 'Sun']).not.toContain(new Date(due).toUTCString().slice(0, 3));
          expect(isBankHoliday(due)).toBe(false);
          expect(all.shift === 'next' ? due >= plain : due <= plain).toBe(true);
        }
      }),
    );
  });
});

describe('days of a month', () => {
  it('end with the month where it is shorter', () => {
    expect(dayOfMonth('2027-01-30', 1, 30)).toBe('2027-02-28');
    expect(dayOfMonth('2028-01-31', 1, 31)).toBe('2028-02-29');
    expect(dayOfMonth('2027-11-05', 2, 31)).toBe('2028-01-31');
  });
});

describe('payment terms', () => {
  it('are refused where they would be paid before they close', () => {
    expect(arePaymentTerms(monthEnd)).toBe(true);
    expect(arePaymentTerms({ ...monthEnd, monthsAfter: 0, payDay: 20 })).toBe(false);
    expect(arePaymentTerms({ ...monthEnd, closingDay: 0 })).toBe(false);
    expect(arePaymentTerms({ ...monthEnd, monthsAfter: 13 })).toBe(false);
    expect(arePaymentTerms({ rule: 'days-after-receipt', days: 0, shift: 'none' })).toBe(false);
  });
});

describe('bank holidays', () => {
  it('are those of the Cabinet Office’s list and the turn of the year', () => {
    const year = (all: string) => all.split(' ').map((day) => `2026-${day}`);
    expect([...bankHolidays(2026)].sort()).toEqual(
      year(
        '01-01 01-02 01-03 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23 12-31',
      ),
    );
    expect(isBankHoliday('2027-03-21')).toBe(true);
    expect(isBankHoliday('2027-03-22')).toBe(true);
    expect(isBankHoliday('2027-09-21')).toBe(false);
  });
});
