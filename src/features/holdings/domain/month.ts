/** Calendar month `YYYY-MM`; as text it sorts as in time. */
export type Month = string;

/** First and last month, both included. */
export interface Period {
  readonly first: Month;
  readonly last: Month;
}

const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** Months since the year 0. */
const serial = (month: Month): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

const fromSerial = (serial: number): Month =>
  `${String(Math.floor(serial / 12)).padStart(4, '0')}-${String((serial % 12) + 1).padStart(2, '0')}`;

const monthAfter = (month: Month): Month => fromSerial(serial(month) + 1);
const monthBefore = (month: Month): Month => fromSerial(serial(month) - 1);

export const isPeriod = ({ first, last }: Period): boolean =>
  isMonth(first) && isMonth(last) && first <= last;

/** What two periods share, or null. */
export function intersection(a: Period, b: Period): Period | null {
  const first = a.first > b.first ? a.first : b.first;
  const last = a.last < b.last ? a.last : b.last;
  return first <= last ? { first, last } : null;
}

/** Stretches of a sorted list of months without repetition. */
export function stretches(months: readonly Month[]): Period[] {
  const found: Period[] = [];
  for (const month of months) {
    const open = found.at(-1);
    if (open && monthAfter(open.last) === month)
      found[found.length - 1] = { first: open.first, last: month };
    else found.push({ first: month, last: month });
  }
  return found;
}

/** What lies between stretches that are in order and do not touch. */
export const between = (parts: readonly Period[]): Period[] =>
  parts.slice(1).map(({ first }, at) => ({
    first: monthAfter(parts[at]?.last ?? first),
    last: monthBefore(first),
  }));

/** What is left of the period without the gaps, in order. */
export function without(period: Period, gaps: readonly Period[]): Period[] {
  const left: Period[] = [];
  let first = period.first;
  for (const gap of [...gaps].sort((a, b) => (a.first < b.first ? -1 : 1))) {
    if (gap.first > first) left.push({ first, last: monthBefore(gap.first) });
    if (gap.last >= first) first = monthAfter(gap.last);
  }
  return [...left, { first, last: period.last }].flatMap(
    (part) => intersection(part, period) ?? [],
  );
}
