import type { LocalDate } from '../time.js';
import { addDays, daysBetween } from './business-days.js';
import { ratioOf } from './decimal.js';
import { type Rounding, roundYen } from './rounding.js';

export interface Payment {
  readonly on: LocalDate;
  readonly yen: number;
}

export interface Debt {
  readonly amountYen: number;
  readonly dueOn: LocalDate;
  /** Contract's rate a year in percent; see `PERCENT`. */
  readonly annualRatePercent: string;
  /** What was paid, in any order. */
  readonly payments: readonly Payment[];
  /** The day up to which the charge is reckoned, itself included. */
  readonly asOf: LocalDate;
  /** Fraction of a yen of the whole charge; 切捨て unless the contract says otherwise. */
  readonly rounding?: Rounding;
}

/** Days on which one amount was overdue: both days inclusive. */
interface LatePeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: number;
  readonly unpaidYen: number;
}

export interface LateCharge {
  readonly chargeYen: number;
  /** Unpaid at the end of the day asked for. */
  readonly unpaidYen: number;
  /** 計算過程: charge = Σ unpaid × days × rate / 100 / 365, rounded once. */
  readonly periods: readonly LatePeriod[];
}

/** Days of a year in the clause, leap years too. */
const YEAR_DAYS = 365n;

/**
 * 遅延損害金: from the day after the due date to the day of payment, on what is unpaid. A payment
 * counts against the invoiced amount, and its own day still counts as a day of delay.
 */
export function lateCharge(debt: Debt): LateCharge {
  const periods = latePeriods(debt);
  const yenDays = periods.reduce((all, p) => all + BigInt(p.unpaidYen) * BigInt(p.days), 0n);
  const rate = ratioOf(debt.annualRatePercent);
  const exact = {
    numerator: yenDays * rate.numerator,
    denominator: rate.denominator * 100n * YEAR_DAYS,
  };
  const unpaidYen = unpaidAfter(debt, debt.asOf);
  return { chargeYen: roundYen(exact, debt.rounding ?? 'floor'), unpaidYen, periods };
}

function latePeriods(debt: Debt): LatePeriod[] {
  const { dueOn, asOf, payments } = debt;
  const inside = payments.map(({ on }) => on).filter((on) => on > dueOn && on < asOf);
  const ends = [...new Set([...inside, asOf])].sort();
  let last = dueOn;
  return ends.flatMap((to) => {
    const period = {
      from: addDays(last, 1),
      to,
      days: daysBetween(last, to),
      unpaidYen: unpaidAfter(debt, last),
    };
    last = to;
    return period.days > 0 && period.unpaidYen > 0 ? [period] : [];
  });
}

/** Unpaid at the end of a day. */
function unpaidAfter({ amountYen, payments }: Debt, day: LocalDate): number {
  const paid = payments.filter(({ on }) => on <= day).reduce((all, { yen }) => all + yen, 0);
  return Math.max(amountYen - paid, 0);
}
