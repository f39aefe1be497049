import type { LocalDate } from '../../../kernel/time.js';
import type { Random } from './prng.js';

const DAY = 86_400_000;

/** Days since 1970-01-01. */
export const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** Days written before: a target period has a few hundred of them, and rows have millions. */
const written = new Map<number, LocalDate>();
const MOST_WRITTEN = 100_000;

export function dateOf(day: number): LocalDate {
  const known = written.get(day);
  if (known !== undefined) return known;
  if (written.size >= MOST_WRITTEN) written.clear();
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  written.set(day, date);
  return date;
}

/** A date between two dates, both included. */
export const dateBetween = (random: Random, from: LocalDate, to: LocalDate): LocalDate =>
  dateOf(random.between(dayNumber(from), dayNumber(to)));

const two = (value: number): string => String(value).padStart(2, '0');

/** A time of day while the institution is open, `hh:mm:ss`. */
export const openingTime = (random: Random): string =>
  `${two(random.between(8, 18))}:${two(random.between(0, 59))}:${two(random.between(0, 59))}`;

/** What the demo's contract asks for; some of the generated events lie outside on purpose. */
export const TARGET_PERIOD = { from: '2025-04-01', to: '2026-03-31' } as const;

/** Nobody is born after this date, nothing is ordered before the day after it. */
export const LAST_BIRTH: LocalDate = '2024-12-31';

/** 12 % of events lie before or after the target period. */
export function eventDate(random: Random): LocalDate {
  if (random.chance(0.88)) return dateBetween(random, TARGET_PERIOD.from, TARGET_PERIOD.to);
  return random.chance(0.5)
    ? dateBetween(random, '2025-01-01', '2025-03-31')
    : dateBetween(random, '2026-04-01', '2026-05-31');
}

export const inTargetPeriod = (date: LocalDate): boolean =>
  date >= TARGET_PERIOD.from && date <= TARGET_PERIOD.to;
