import type { LocalDate } from '../time.js';
import { addDays, type BusinessDayShift, dayOfMonth, shiftToBusinessDay } from './business-days.js';

/** 支払条件: when an invoice falls due. */
export type PaymentTerms = DaysAfterReceipt | Closing;

/** 請求書を受領した日から n 日以内; the day of receipt does not count (Civil Code, art. 140). */
interface DaysAfterReceipt {
  readonly rule: 'days-after-receipt';
  readonly days: number;
  readonly shift: BusinessDayShift;
}

/** 締め払い, e.g. 月末締め翌月末払い: closing day 31, pay day 31, one month after. */
export interface Closing {
  readonly rule: 'closing';
  /** 締日 1 to 31; 31 is the last day of every month. */
  readonly closingDay: number;
  /** Months from that of the closing to that of the payment; 1: 翌月. */
  readonly monthsAfter: number;
  /** 支払日, written as the closing day. */
  readonly payDay: number;
  readonly shift: BusinessDayShift;
}

/** 支払期限 of an invoice received on a day. */
export function dueDate(
  terms: PaymentTerms,
  receivedOn: LocalDate,
  isHoliday: (date: LocalDate) => boolean,
): LocalDate {
  const due =
    terms.rule === 'closing' ? payDayOf(terms, receivedOn) : addDays(receivedOn, terms.days);
  return shiftToBusinessDay(due, terms.shift, isHoliday);
}

function payDayOf({ closingDay, monthsAfter, payDay }: Closing, receivedOn: LocalDate): LocalDate {
  const missed = receivedOn > dayOfMonth(receivedOn, 0, closingDay) ? 1 : 0;
  return dayOfMonth(receivedOn, missed + monthsAfter, payDay);
}

const within = (value: number, from: number, to: number): boolean =>
  Number.isInteger(value) && value >= from && value <= to;

/** Bounds a contract keeps to: a closing must not be paid before it closes. */
export function arePaymentTerms(terms: PaymentTerms): boolean {
  if (terms.rule === 'days-after-receipt') return within(terms.days, 1, 365);
  const { closingDay, monthsAfter, payDay } = terms;
  const days = within(closingDay, 1, 31) && within(payDay, 1, 31);
  return days && within(monthsAfter, 0, 12) && (monthsAfter > 0 || payDay >= closingDay);
}
