import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Debt, lateCharge } from '../../../src/kernel/money/late-charge.js';
import { ROUNDINGS } from '../../../src/kernel/money/rounding.js';
import { date, daysFrom, percent, roundedTo } from './independent.js';

const debt: Debt = {
  amountYen: 1_000_000,
  dueOn: '2027-02-26',
  annualRatePercent: '3',
  payments: [],
  asOf: '2027-02-26',
};
const yen = fc.integer({ min: 0, max: 5_000_000 });
const payments = fc.array(fc.record({ on: date, yen }), { maxLength: 6 });

/** Yen-days day by day: what was unpaid when each day of delay began. */
function yenDays({ amountYen, dueOn, payments: paid, asOf }: Debt): bigint {
  let sum = 0n;
  let before = dueOn;
  for (const day of daysFrom(dueOn)) {
    if (day > asOf) return sum;
    if (day > dueOn) {
      const upTo = before;
      const all = paid.filter(({ on }) => on <= upTo).reduce((yen, one) => yen + one.yen, 0);
      sum += BigInt(amountYen > all ? amountYen - all : 0);
    }
    before = day;
  }
  return sum;
}

describe('a late-payment charge', () => {
  it('is none up to the due date and grows per day from the day after', () => {
    expect(lateCharge(debt)).toEqual({ chargeYen: 0, unpaidYen: 1_000_000, periods: [] });
    // 1,000,000 × 1 × 3 / 100 / 365 = 82.19…
    expect(lateCharge({ ...debt, asOf: '2027-02-27' }).chargeYen).toBe(82);
    expect(lateCharge({ ...debt, asOf: '2027-02-27', rounding: 'ceil' }).chargeYen).toBe(83);
    // a whole year of 365 days: exactly 3 %
    expect(lateCharge({ ...debt, asOf: '2028-02-26' }).chargeYen).toBe(30_000);
  });

  it('counts the 29th of February with 365 days a year, as the clause says', () => {
    const leap = { ...debt, dueOn: '2028-02-28', asOf: '2029-02-28' };
    // 366 days: 1,000,000 × 366 × 3 / 100 / 365 = 30,082.19…
    expect(lateCharge(leap).chargeYen).toBe(30_082);
  });

  it('goes on what is unpaid after each payment, whose own day still counts', () => {
    const partly = {
      ...debt,
      payments: [
        { on: '2027-03-31', yen: 600_000 },
        { on: '2027-03-08', yen: 300_000 },
      ],
      asOf: '2027-04-10',
    };
    // 1,000,000 × 10 days + 700,000 × 23 + 100,000 × 10 = 27,100,000 yen-days; × 3 / 36,500 = 2,227.39…
    expect(lateCharge(partly)).toEqual({
      chargeYen: 2_227,
      unpaidYen: 100_000,
      periods: [
        { from: '2027-02-27', to: '2027-03-08', days: 10, unpaidYen: 1_000_000 },
        { from: '2027-03-09', to: '2027-03-31', days: 23, unpaidYen: 700_000 },
        { from: '2027-04-01', to: '2027-04-10', days: 10, unpaidYen: 100_000 },
      ],
    });
  });

  it('agrees with a day-by-day reckoning for any payments, rate and rule', () => {
    const debts = fc.record({
      amountYen: yen,
      dueOn: date,
      payments,
      asOf: date,
      rate: percent,
      rounding: fc.constantFrom(...ROUNDINGS),
    });
    fc.assert(
      fc.property(debts, ({ rate, ...rest }) => {
        const all = { ...rest, annualRatePercent: rate.text };
        const expected = roundedTo(yenDays(all) * rate.thousandths, 36_500_000n, rest.rounding);
        expect(lateCharge(all).chargeYen).toBe(expected);
      }),
    );
  });

  it('is nothing where everything was paid in time', () => {
    const paid = { ...debt, payments: [{ on: '2027-02-26', yen: 1_000_000 }], asOf: '2030-01-01' };
    expect(lateCharge(paid)).toEqual({ chargeYen: 0, unpaidYen: 0, periods: [] });
  });
});
