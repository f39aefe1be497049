import { dateOf, dayInEra, ERAS, isWithin, LAST_DAY, otherEras, yearOf } from './calendar.js';
import type { Era, WrittenDay } from './calendar.js';
import { arabicDate } from './kanji-numeral.js';
import { compatible, withoutSpaces } from './text.js';

interface Written extends WrittenDay {
  /** Null: Gregorian. */
  readonly era: Era | null;
}

/** Names, letters and the digits of receipts (レセプト), in the order of `ERAS`. */
const MARKS = ['明治|明|M', '大正|大|T', '昭和|昭|S', '平成|平|H', '令和|令|R'];
/** Time of day, day of the week, 生 and the like. */
const AFTER = String.raw`(?:[日生T(（+].*|日?$|\D.*)?$`;
const DAY = String.raw`(\d{1,2})[^\d]{1,2}(\d{1,2})${AFTER}`;

const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?(?:[.+-]\d+)*$/;
const GREGORIAN = new RegExp(`^(?:西暦|AD)?(\\d{4})[^\\d]{1,2}${DAY}`, 'i');
const IN_ERA = MARKS.map(
  (marks) => new RegExp(`^(?:${marks})\\.?(\\d{1,2}|元)[^\\d]{1,2}${DAY}`, 'i'),
);
const IN_ERA_COMPACT = MARKS.map(
  (marks, i) => new RegExp(`^(?:${marks}|${i + 1})(\\d{2})(\\d{2})(\\d{2})$`, 'i'),
);

const ISO = /^\d{4}-\d{2}-\d{2}$/;

function numbersOf(found: RegExpExecArray, era: Era | null): Written {
  const [, year = '', month, day] = found;
  return { era, year: year === '元' ? 1 : Number(year), month: Number(month), day: Number(day) };
}

function writtenOf(text: string): Written | null {
  const western = COMPACT.exec(text) ?? GREGORIAN.exec(text);
  if (western) return numbersOf(western, null);
  for (const [i, era] of ERAS.entries()) {
    const found = IN_ERA[i]?.exec(text) ?? IN_ERA_COMPACT[i]?.exec(text);
    if (found) return numbersOf(found, era);
  }
  return null;
}

/**
 * What programs and clerks write where no birth date is known: day 0 and 1 of spreadsheets and databases. Somebody
 * born on 1 January 1900 has no birth date here, which is evidence lost and no false one.
 */
const FILLERS: ReadonlySet<number> = new Set([18991230, 18991231, 19000101]);

const inRange = (date: number): boolean =>
  date >= (ERAS[0]?.first ?? 0) && date <= LAST_DAY && !FILLERS.has(date);

/**
 * A day of an era; one after its end too, within its last year: 昭和64年2月 and 平成31年5月 were written by programs and
 * on forms that did not know the next era yet. Later ones may as well be another year mistyped.
 */
function dateInEra(era: Era, written: WrittenDay): number | null {
  const date = dayInEra(era, written);
  const isLasting = date !== null && date >= era.first && yearOf(date) <= yearOf(era.last);
  return isLasting && !FILLERS.has(date) ? date : null;
}

/** Days a mistaken era would have made of this one: of 1993-03-02 (平成5) 昭和5, 大正5, 明治5 and 令和5. */
function eraSlips(date: number): number[] {
  const [month, day] = [Math.floor(date / 100) % 100, date % 100];
  return ERAS.filter((era) => isWithin(date, era)).flatMap((era) =>
    otherEras(era, { year: yearOf(date) - yearOf(era.first) + 1, month, day }),
  );
}

/** 元号の取り違え. Whether two births differ by the era alone. */
export const differByEra = (one: number, other: number): boolean =>
  one !== other && eraSlips(one).includes(other);

/** As databases and spreadsheets write a day that is a time: 1975-01-02 00:00:00+09. */
const TIME_OF_DAY = /\s\d{1,2}:\d{2}.*$/;

const settledText = (text: string): string =>
  arabicDate(withoutSpaces(compatible(text).replace(TIME_OF_DAY, '')));

function readDate(text: string): number | null {
  const written = writtenOf(settledText(text));
  if (written === null) return null;
  if (written.era) return dateInEra(written.era, written);
  const date = dateOf(written);
  return date !== null && inRange(date) ? date : null;
}

function isoDate(text: string): number | null {
  const [year, month, day] = [text.slice(0, 4), text.slice(5, 7), text.slice(8)].map(Number);
  const date = dateOf({ year: year ?? 0, month: month ?? 0, day: day ?? 0 });
  return date !== null && inRange(date) ? date : null;
}

/**
 * Birth date as the integer yyyymmdd, from Gregorian (1975-01-02, 19750102, 1975年1月2日, 197501021530), era
 * (昭和50年1月2日, S50.1.2, 昭和五十年一月二日, ㍼50/1/2) or receipt forms (3500102). Null when it does not exist or
 * lies outside its era; the rest of an era's last year is counted on.
 */
export const birthDate = (text: string): number | null =>
  ISO.test(text) ? isoDate(text) : readDate(text);
