import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { isLocalDate, type LocalDate } from '../../../kernel/time.js';
import { contractErrors } from './errors.js';

/** Refused unless both are calendar dates and the first is not after the last. */
export function checkDates(field: string, from: LocalDate, to: LocalDate): Outcome<undefined> {
  if (isLocalDate(from) && isLocalDate(to) && from <= to) return ok();
  return refuse(contractErrors.CONTRACT_DATES_INVALID, { field, from, to });
}

/** `2026-11-01` → `2026年11月1日`. */
export function japaneseDate(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${year}年${month}月${day}日`;
}
