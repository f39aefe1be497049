/** A day by the numbers someone wrote. */
export interface WrittenDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface Era {
  readonly name: string;
  /** First and last day as yyyymmdd. */
  readonly first: number;
  readonly last: number;
}

/** No birth is read after this day; Reiwa has no end yet. */
export const LAST_DAY = 21001231;

/** 元号, by 政令 and 告示. Meiji is counted from 1 January 1868 of the old calendar. */
export const ERAS: readonly Era[] = [
  { name: '明治', first: 18680125, last: 19120729 },
  { name: '大正', first: 19120730, last: 19261224 },
  { name: '昭和', first: 19261225, last: 19890107 },
  { name: '平成', first: 19890108, last: 20190430 },
  { name: '令和', first: 20190501, last: LAST_DAY },
];

export const yearOf = (date: number): number => Math.floor(date / 10_000);

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** yyyymmdd of a day that exists, else null. */
export function dateOf({ year, month, day }: WrittenDay): number | null {
  const length = (LENGTHS[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
  return day >= 1 && day <= length ? year * 10_000 + month * 100 + day : null;
}

/** The day of an era's year, whether or not the era lasted so long. */
export const dayInEra = (era: Era, { year, month, day }: WrittenDay): number | null =>
  year < 1 ? null : dateOf({ year: yearOf(era.first) + year - 1, month, day });

export const isWithin = (date: number, { first, last }: Era): boolean =>
  date >= first && date <= last;

/** The same year, month and day counted in each other era that had such a day: what a slip of the era makes of it. */
export const otherEras = (era: Era, written: WrittenDay): number[] =>
  ERAS.filter((other) => other !== era).flatMap((other) => {
    const date = dayInEra(other, written);
    return date !== null && isWithin(date, other) ? [date] : [];
  });
