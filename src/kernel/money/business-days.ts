import type { LocalDate } from '../time.js';

/** What happens to a due date on which banks are closed: stays, 前営業日, 翌営業日. */
export const BUSINESS_DAY_SHIFTS = ['none', 'previous', 'next'] as const;
export type BusinessDayShift = (typeof BUSINESS_DAY_SHIFTS)[number];

const DAY_MS = 86_400_000;
const at = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);
const dateAt = (time: number): LocalDate => new Date(time).toISOString().slice(0, 10);

export const addDays = (date: LocalDate, days: number): LocalDate =>
  dateAt(at(date) + days * DAY_MS);

/** Days from one date to another; negative where the other is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((at(to) - at(from)) / DAY_MS);

/** 0 Sunday to 6 Saturday. */
export const weekday = (date: LocalDate): number => new Date(at(date)).getUTCDay();

/** The day of the month `months` after that of `date`; 31 means the last day of a shorter month too. */
export function dayOfMonth(date: LocalDate, months: number, day: number): LocalDate {
  const [year, month] = date.split('-').map(Number) as [number, number];
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(day, last.getUTCDate()));
  return dateAt(last.getTime());
}

/** The date, or the nearest business day before or after it. `isHoliday` speaks of weekdays only. */
export function shiftToBusinessDay(
  date: LocalDate,
  shift: BusinessDayShift,
  isHoliday: (date: LocalDate) => boolean,
): LocalDate {
  const step = shift === 'previous' ? -1 : 1;
  const closed = (day: LocalDate): boolean => [0, 6].includes(weekday(day)) || isHoliday(day);
  let shifted = date;
  if (shift !== 'none') while (closed(shifted)) shifted = addDays(shifted, step);
  return shifted;
}
