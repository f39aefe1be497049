import type { LocalDate } from './time.js';

/** Japanese fiscal year (年度), April to March: 2027-02-10 lies in fiscal year 2026. */
export function fiscalYearOf(date: LocalDate): number {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return month >= 4 ? year : year - 1;
}
