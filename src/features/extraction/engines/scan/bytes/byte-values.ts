const ZERO = 0x30;
const DASH = 0x2d;

/** Two digits as a number, or -1. */
function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

const LAST_DAYS = Int8Array.of(0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function dayNumber(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1) return -1;
  const last = (LAST_DAYS[month] as number) + (month === 2 && isLeap(year) ? 1 : 0);
  return day > last ? -1 : year * 10_000 + month * 100 + day;
}

/** `YYYY-MM-DD` as the number yyyymmdd, or -1 if it is no day of the calendar. */
export function isoDay(bytes: Uint8Array, at: number): number {
  if (bytes[at + 4] !== DASH || bytes[at + 7] !== DASH) return -1;
  return day(two(bytes, at), two(bytes, at + 2), two(bytes, at + 5), two(bytes, at + 8));
}

/** `YYYYMMDD` alike. */
export const compactDay = (bytes: Uint8Array, at: number): number =>
  day(two(bytes, at), two(bytes, at + 2), two(bytes, at + 4), two(bytes, at + 6));

const day = (century: number, year: number, month: number, date: number): number =>
  century < 0 || year < 0 ? -1 : dayNumber(century * 100 + year, month, date);
