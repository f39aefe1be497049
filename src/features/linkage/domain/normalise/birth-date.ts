import { dateOf, dayInEra, ERAS, isWithin, LAST_DAY, otherEras, yearOf } from './calendar.js';
import type { Era, WrittenDay } from './calendar.js';
import { arabicDate } from './kanji-numeral.js';
import { compatible, withoutSpaces } from './text.js';

/** Why a text is no birth date. */
type BirthFlaw = 'empty' | 'unreadable' | 'impossible-day' | 'outside-era' | 'out-of-range';

/** 生年月日 as it was read. */
interface BirthDate {
  /** yyyymmdd; null where there is a flaw. */
  readonly date: number | null;
  readonly flaw: BirthFlaw | null;
  /**
   * 元号の取り違え. Days that may be meant if the era was mistaken: the same numbers in another era, and for a day
   * after an era's end (昭和64年1月8日) the day counted on. Ascending, without `date`; some may lie in the future.
   */
  readonly eraSlips: readonly number[];
}

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

const flawed = (flaw: BirthFlaw, eraSlips: readonly number[] = []): BirthDate => ({
  date: null,
  flaw,
  eraSlips,
});

function readInEra(era: Era, written: WrittenDay): BirthDate {
  const date = dayInEra(era, written);
  const others = otherEras(era, written);
  if (date === null) return flawed('impossible-day', others);
  if (FILLERS.has(date)) return flawed('out-of-range');
  if (isWithin(date, era)) return { date, flaw: null, eraSlips: others };
  const countedOn = date > era.last && inRange(date) ? [date] : [];
  return flawed(
    'outside-era',
    [...new Set([...countedOn, ...others])].sort((a, b) => a - b),
  );
}

/** Days a mistaken era would have made of this one: of 1993-03-02 (平成5) 昭和5, 大正5, 明治5 and 令和5. */
export function eraSlips(date: number): number[] {
  const [month, day] = [Math.floor(date / 100) % 100, date % 100];
  return ERAS.filter((era) => isWithin(date, era)).flatMap((era) =>
    otherEras(era, { year: yearOf(date) - yearOf(era.first) + 1, month, day }),
  );
}

/** Whether two births differ by the era alone. */
export const differByEra = (one: number, other: number): boolean =>
  one !== other && eraSlips(one).includes(other);

/** As databases and spreadsheets write a day that is a time: 1975-01-02 00:00:00+09. */
const TIME_OF_DAY = /\s\d{1,2}:\d{2}.*$/;

const settledText = (text: string): string =>
  arabicDate(withoutSpaces(compatible(text).replace(TIME_OF_DAY, '')));

/** A birth date with what is wrong with it, from the forms of `birthDate`. */
export function readBirthDate(text: string): BirthDate {
  const plain = settledText(text);
  if (plain === '') return flawed('empty');
  const written = writtenOf(plain);
  if (written === null) return flawed('unreadable');
  if (written.era) return readInEra(written.era, written);
  const date = dateOf(written);
  if (date === null) return flawed('impossible-day');
  if (!inRange(date)) return flawed('out-of-range');
  return { date, flaw: null, eraSlips: eraSlips(date) };
}

function isoDate(text: string): number | null {
  const [year, month, day] = [text.slice(0, 4), text.slice(5, 7), text.slice(8)].map(Number);
  const date = dateOf({ year: year ?? 0, month: month ?? 0, day: day ?? 0 });
  return date !== null && inRange(date) ? date : null;
}

/**
 * Birth date as the integer yyyymmdd, from Gregorian (1975-01-02, 19750102, 1975年1月2日, 197501021530), era
 * (昭和50年1月2日, S50.1.2, 昭和五十年一月二日, ㍼50/1/2) or receipt forms (3500102). Null when it does not exist or
 * lies outside its era.
 */
export const birthDate = (text: string): number | null =>
  ISO.test(text) ? isoDate(text) : readBirthDate(text).date;
