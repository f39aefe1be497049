import { compatible, withoutSpaces } from './text.js';

interface Era {
  readonly letters: string;
  readonly digit: string;
  readonly first: number;
  readonly last: number;
}

/** First and last day of each era as yyyymmdd (政令・告示). Digits are those of receipts (レセプト). */
const ERAS: readonly Era[] = [
  { letters: '明治|明|M', digit: '1', first: 18680125, last: 19120729 },
  { letters: '大正|大|T', digit: '2', first: 19120730, last: 19261224 },
  { letters: '昭和|昭|S', digit: '3', first: 19261225, last: 19890107 },
  { letters: '平成|平|H', digit: '4', first: 19890108, last: 20190430 },
  { letters: '令和|令|R', digit: '5', first: 20190501, last: 21001231 },
];
const LONGEST = 21001231;

const PART = String.raw`(\d{1,2})\D(\d{1,2})`;
const WESTERN = [/^(\d{4})(\d{2})(\d{2})$/, new RegExp(`^(\\d{4})\\D${PART}\\D?$`)];

function existing(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? year * 10_000 + month * 100 + day : null;
}

function western(text: string): number | null {
  for (const form of WESTERN) {
    const [, year, month, day] = form.exec(text) ?? [];
    if (day === undefined) continue;
    const date = existing(Number(year), Number(month), Number(day));
    return date !== null && date >= 18680125 && date <= LONGEST ? date : null;
  }
  return null;
}

function inEra(era: Era, text: string): number | null {
  const written = new RegExp(`^(?:${era.letters})(\\d{1,2}|元)\\D${PART}日?$`, 'i').exec(text);
  const letter = era.letters.slice(-1);
  const compact = new RegExp(`^[${era.digit}${letter}](\\d{2})(\\d{2})(\\d{2})$`, 'i').exec(text);
  const [, year, month, day] = written ?? compact ?? [];
  if (day === undefined) return null;
  const yearOfEra = year === '元' ? 1 : Number(year);
  if (yearOfEra === 0) return null;
  const firstYear = Math.floor(era.first / 10_000);
  const date = existing(firstYear + yearOfEra - 1, Number(month), Number(day));
  return date !== null && date >= era.first && date <= era.last ? date : null;
}

/**
 * Birth date as the integer yyyymmdd, from Gregorian (1975-01-02, 19750102, 1975年1月2日) or era forms
 * (昭和50年1月2日, S50.1.2, S500102, 3500102). Null when it does not exist or lies outside its era.
 */
export function birthDate(text: string): number | null {
  const plain = withoutSpaces(compatible(text));
  const date = western(plain);
  if (date !== null) return date;
  for (const era of ERAS) {
    const found = inEra(era, plain);
    if (found !== null) return found;
  }
  return null;
}
