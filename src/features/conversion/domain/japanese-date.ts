interface Era {
  /** As receipts write it. */
  readonly digit: string;
  readonly letter: string;
  readonly kanji: string;
  readonly first: string;
  readonly last: string;
}

/** 元号, by the day they began; until 1872 the calendar was another, which these dates ignore. */
const ERAS: readonly Era[] = [
  { digit: '1', letter: 'M', kanji: '明治', first: '1868-01-25', last: '1912-07-29' },
  { digit: '2', letter: 'T', kanji: '大正', first: '1912-07-30', last: '1926-12-24' },
  { digit: '3', letter: 'S', kanji: '昭和', first: '1926-12-25', last: '1989-01-07' },
  { digit: '4', letter: 'H', kanji: '平成', first: '1989-01-08', last: '2019-04-30' },
  { digit: '5', letter: 'R', kanji: '令和', first: '2019-05-01', last: '9999-12-31' },
];

const yearOf = (date: string): number => Number(date.slice(0, 4));

/**
 * Marks of a format: YYYY year; G era as a digit (1 明治 … 5 令和), g as a letter, N as 元号, with YY or Y
 * the year of the era (Y: without zero, 元 for the first); MM or M, DD or D; hh, mm, ss.
 */
const MARKS = {
  YYYY: '\\d{4}',
  YY: '\\d{2}',
  Y: '(?:元|\\d{1,2})',
  MM: '\\d{2}',
  M: '\\d{1,2}',
  DD: '\\d{2}',
  D: '\\d{1,2}',
  hh: '\\d{2}',
  mm: '\\d{2}',
  ss: '\\d{2}',
  G: '[1-5]',
  g: '[MTSHRmtshr]',
  N: '(?:明治|大正|昭和|平成|令和)',
} as const;
type Mark = keyof typeof MARKS;

const TOKENS = /YYYY|YY|Y|MM|M|DD|D|hh|mm|ss|G|g|N/g;

export type Precision = 'year' | 'month' | 'day' | 'minute' | 'second';
const PRECISIONS: readonly Precision[] = ['year', 'month', 'day', 'minute', 'second'];

export interface DateFormat {
  readonly marks: readonly Mark[];
  /** Text before, between and after the marks. */
  readonly literals: readonly string[];
  readonly pattern: RegExp;
  readonly precision: Precision;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** The format, or null where it has no year, or a finer part without the coarser one. */
export function dateFormat(format: string): DateFormat | null {
  const marks = (format.match(TOKENS) ?? []) as Mark[];
  const literals = format.split(TOKENS);
  const precision = precisionOf(marks);
  if (precision === null || new Set(marks.map(partOf)).size < marks.length) return null;
  const source = marks.map((mark, at) => `${escaped(literals[at] ?? '')}(${MARKS[mark]})`).join('');
  const pattern = new RegExp(`^${source}${escaped(literals.at(-1) ?? '')}$`, 'u');
  return { marks, literals, pattern, precision };
}

type Part = 'era' | 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

const PARTS: Readonly<Record<Mark, Part>> = {
  ...{ YYYY: 'year', YY: 'year', Y: 'year', G: 'era', g: 'era', N: 'era' },
  ...{ MM: 'month', M: 'month', DD: 'day', D: 'day', hh: 'hour', mm: 'minute', ss: 'second' },
};
const partOf = (mark: Mark): Part => PARTS[mark];

function precisionOf(marks: readonly Mark[]): Precision | null {
  const parts = new Set(marks.map(partOf));
  const isEraYear = marks.includes('YY') || marks.includes('Y');
  if (!parts.has('year') || isEraYear !== parts.has('era')) return null;
  const finer: readonly Part[] = ['month', 'day', 'hour', 'minute', 'second'];
  const present = finer.map((part) => parts.has(part));
  const depth = present.indexOf(false) < 0 ? finer.length : present.indexOf(false);
  if (present.slice(depth).includes(true)) return null;
  // An hour without its minute is no time.
  return ({ 0: 'year', 1: 'month', 2: 'day', 4: 'minute', 5: 'second' } as const)[depth] ?? null;
}

export const isFiner = (a: Precision, b: Precision): boolean =>
  PRECISIONS.indexOf(a) > PRECISIONS.indexOf(b);

/** `YYYY-MM-DDThh:mm:ss`, as far as it is known. */
export type Moment = string;

/** The moment a text says, or null where it says none. */
export function parseDate(
  text: string,
  { marks, pattern }: DateFormat,
  beyondEra = false,
): Moment | null {
  const [, ...values] = pattern.exec(text) ?? [];
  if (values.length === 0) return null;
  const parts: Partial<Record<Part, string>> = {};
  marks.forEach((mark, at) => (parts[partOf(mark)] = values[at]));
  const year = fullYear(parts);
  if (year === null) return null;
  const { month, day, hour, minute, second } = parts;
  const date = [String(year).padStart(4, '0'), month, day]
    .flatMap((part) => part?.padStart(2, '0') ?? [])
    .join('-');
  const time = [hour, minute, second].filter((part) => part !== undefined).join(':');
  const moment = time === '' ? date : `${date}T${time}`;
  return exists(moment) && (beyondEra || isInEra(parts.era, date)) ? moment : null;
}

const eraOf = (sign: string): Era | undefined =>
  ERAS.find(
    ({ digit, letter, kanji }) => digit === sign || letter === sign.toUpperCase() || kanji === sign,
  );

function fullYear({ era, year = '' }: Partial<Record<Part, string>>): number | null {
  if (era === undefined) return Number(year);
  const count = year === '元' ? 1 : Number(year);
  const start = eraOf(era);
  return start && count > 0 ? yearOf(start.first) + count - 1 : null;
}

function exists(moment: Moment): boolean {
  const full = moment + '0000-01-01T00:00:00'.slice(moment.length);
  const date = new Date(`${full}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(full);
}

/** True where the day, or some day of the month or year, lies in the era. */
function isInEra(sign: string | undefined, date: string): boolean {
  const era = sign === undefined ? undefined : eraOf(sign);
  if (!era) return sign === undefined;
  const cut = (day: string) => day.slice(0, date.length);
  return date.slice(0, 10) >= cut(era.first) && date.slice(0, 10) <= cut(era.last);
}

/** The moment in the format; null where the format has a part the moment lacks, or no era is as old. */
export function formatDate(moment: Moment, { marks, literals }: DateFormat): string | null {
  const parts: Partial<Record<Part, string>> = {
    month: moment.slice(5, 7),
    day: moment.slice(8, 10),
    hour: moment.slice(11, 13),
    minute: moment.slice(14, 16),
    second: moment.slice(17, 19),
  };
  // A month in which an era began is counted to the new one, as a year is.
  const era = ERAS.findLast(({ first }) => first.slice(0, moment.length) <= moment.slice(0, 10));
  const written = marks.map((mark) => markText(mark, moment, parts[partOf(mark)], era));
  if (written.some((text) => text === null || text === '')) return null;
  return (
    written.map((text, at) => (literals[at] ?? '') + (text ?? '')).join('') +
    (literals.at(-1) ?? '')
  );
}

function markText(
  mark: Mark,
  moment: Moment,
  part: string | undefined,
  era: Era | undefined,
): string | null {
  if (mark === 'YYYY') return moment.slice(0, 4);
  if (mark === 'M' || mark === 'D') return part === '' ? null : String(Number(part));
  if (partOf(mark) !== 'era' && partOf(mark) !== 'year') return part ?? null;
  return era ? eraText(mark, era, yearOf(moment) - yearOf(era.first) + 1) : null;
}

function eraText(mark: Mark, era: Era, count: number): string | null {
  if (mark === 'G') return era.digit;
  if (mark === 'g') return era.letter;
  if (mark === 'N') return era.kanji;
  if (mark === 'Y') return count === 1 ? '元' : String(count);
  return count > 99 ? null : String(count).padStart(2, '0');
}
