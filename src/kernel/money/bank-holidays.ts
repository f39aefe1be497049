import type { LocalDate } from '../time.js';
import { addDays, weekday } from './business-days.js';

/** 国民の祝日に関する法律 as of 2026: fixed days, and n-th Mondays as [month, n]. */
const FIXED = [
  '01-01',
  '02-11',
  '02-23',
  '04-29',
  '05-03',
  '05-04',
  '05-05',
  '08-11',
  '11-03',
  '11-23',
];
const MONDAYS = [
  [1, 2],
  [7, 3],
  [9, 3],
  [10, 2],
] as const;
/** 銀行法施行令: banks are closed on these too. */
const YEAR_END = ['12-31', '01-02', '01-03'];

/**
 * 銀行休業日 on weekdays of a year (2022 to 2099): national holidays with their substitute days and the
 * days between two holidays, and the turn of the year. A holiday by special law must be added by hand.
 */
export function bankHolidays(year: number): Set<LocalDate> {
  const national = nationalDays(year);
  const between = [...national].map((day) => addDays(day, 1)).filter(isBetween(national));
  const all = new Set([...national, ...between, ...[...national].flatMap(substitute(national))]);
  return new Set([...all, ...YEAR_END.map((day) => `${year}-${day}`)]);
}

/** For due dates of any year. */
export const isBankHoliday = (date: LocalDate): boolean =>
  bankHolidays(Number(date.slice(0, 4))).has(date);

function nationalDays(year: number): Set<LocalDate> {
  const two = (n: number): string => String(n).padStart(2, '0');
  const mondays = MONDAYS.map(([month, n]) => nthMonday(`${year}-${two(month)}-01`, n));
  const spring = `${year}-03-${two(equinox(year, 20.8431))}`;
  const autumn = `${year}-09-${two(equinox(year, 23.2488))}`;
  return new Set([...FIXED.map((day) => `${year}-${day}`), ...mondays, spring, autumn]);
}

const nthMonday = (first: LocalDate, n: number): LocalDate =>
  addDays(first, ((8 - weekday(first)) % 7) + (n - 1) * 7);

/** Day of the equinox by the usual approximation (valid 1980 to 2099). */
const equinox = (year: number, base: number): number =>
  Math.floor(base + 0.242194 * (year - 1980)) - Math.floor((year - 1980) / 4);

/** 国民の休日: a day between two holidays. */
const isBetween =
  (national: Set<LocalDate>) =>
  (day: LocalDate): boolean =>
    !national.has(day) && national.has(addDays(day, 1));

/** 振替休日: for a holiday on Sunday, the next day that is none. */
const substitute =
  (national: Set<LocalDate>) =>
  (day: LocalDate): LocalDate[] => {
    if (weekday(day) !== 0) return [];
    let next = addDays(day, 1);
    while (national.has(next)) next = addDays(next, 1);
    return [next];
  };
