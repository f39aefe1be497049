import type { LocalDate } from '../../../../kernel/time.js';
import { dayNumber } from '../calendar.js';

/** Days since 1970-01-01, both included. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

export const dayRange = (from: LocalDate, to: LocalDate): DayRange => ({
  first: dayNumber(from),
  last: dayNumber(to),
});
