import { isLocalDate, type LocalDate } from '../../../kernel/time.js';

/** First and last day a date may mean: a month is all its days. */
export interface DaySpan {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** Year before the first of the eras 明治, 大正, 昭和, 平成, 令和, by the code of a receipt. */
const ERAS: Readonly<Record<string, number>> = { 1: 1867, 2: 1911, 3: 1925, 4: 1988, 5: 2018 };

/** `YYYY[-MM[-DD…]]`, `YYYYMM[DD…]` and the era dates `GYYMM[DD]` of older receipts. */
const FORMS = [
  /^(?<year>\d{4})(?:-(?<month>\d\d)(?:-(?<day>\d\d)(?:T.*)?)?)?$/,
  /^(?<year>\d{4})(?<month>\d\d)(?:(?<day>\d\d)(?:\d{2,9})?)?$/,
  /^(?<era>[1-5])(?<year>\d\d)(?<month>\d\d)(?<day>\d\d)?$/,
];

/** The days a date of any of the sources covers; undefined if it is none. */
export function daySpanOf(text: string): DaySpan | undefined {
  const parts = FORMS.map((form) => form.exec(text)?.groups).find((groups) => groups);
  if (parts?.year === undefined) return undefined;
  const year = String(Number(parts.year) + (ERAS[parts.era ?? ''] ?? 0)).padStart(4, '0');
  const first = `${year}-${parts.month ?? '01'}-${parts.day ?? '01'}`;
  if (!isLocalDate(first)) return undefined;
  if (parts.day !== undefined) return { first, last: first };
  return { first, last: lastDayOf(year, parts.month ?? '12') };
}

/** Day 0 of the next month. */
const lastDayOf = (year: string, month: string): LocalDate =>
  new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
