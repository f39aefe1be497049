import type { LocalDate } from '../../../kernel/time.js';
import { addDays } from '../../../kernel/money/business-days.js';
import type { BasicContractDocument } from './contract-document.js';

type Term = Pick<BasicContractDocument, 'startsOn' | 'endsOn' | 'renewal'>;

/** The same day so many months on; the last of the month where it has no such day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}

/** A term ends with the day before its anniversary (Civil Code, art. 143): reckoned from the day after. */
const shiftLastDay = (lastDay: LocalDate, months: number): LocalDate =>
  addDays(addMonths(addDays(lastDay, 1), months), -1);

/** Last day of the nth renewed term; of the first term for 0. */
const endOfTerm = ({ endsOn, renewal }: Term, n: number): LocalDate =>
  shiftLastDay(endsOn, 12 * renewal.years * n);

/** Last day of the term in which a day falls; of the first term for a day before it. */
export function termEndOn(term: Term, on: LocalDate): LocalDate {
  let n = 0;
  while (endOfTerm(term, n) < on) n += 1;
  return endOfTerm(term, n);
}

export const isTermEnd = (term: Term, date: LocalDate): boolean => termEndOn(term, date) === date;

/** Last day on which the renewal after a term can be refused. */
export const refusalDeadline = ({ renewal }: Term, termEnd: LocalDate): LocalDate =>
  shiftLastDay(termEnd, -renewal.noticeMonths);
