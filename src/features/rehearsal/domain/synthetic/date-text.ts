import { dateOf } from '../calendar.js';

/** A moment of the institution's local time. */
export interface Moment {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Seconds since midnight. */
  readonly second: number;
}

const two = (value: number): string => String(value).padStart(2, '0');

export const timeText = (second: number): string =>
  [second / 3600, (second / 60) % 60, second % 60].map((part) => two(Math.floor(part))).join(':');

const WRITERS: readonly (readonly [
  token: RegExp,
  write: (date: string, time: string) => string,
])[] = [
  [/YYYY|CCYY/, (date) => date.slice(0, 4)],
  [/MM/, (date) => date.slice(5, 7)],
  [/DD/, (date) => date.slice(8)],
  [/hh/i, (_, time) => time.slice(0, 2)],
  [/mm/, (_, time) => time.slice(3, 5)],
  [/ss/, (_, time) => time.slice(6)],
  [/fff/, () => '000'],
];

const ONLY_TOKENS =
  /^(?:YYYY|CCYY)(?:[-/]?MM(?:[-/]?DD(?:[T ]?(?:hh|HH):?mm(?::?ss(?:\.?fff)?)?)?)?)?$/;

/** The form of a date in what a definition says of it for people: `YYYYMMDD（旧：GYYMMDD）` → `YYYYMMDD`. */
export function dateForm(format: string | undefined): string | null {
  const form = format?.split(/[（(]/)[0]?.replace(/[[\]]/g, '').trim() ?? '';
  return ONLY_TOKENS.test(form) ? form : null;
}

/** What two values of the form can at least be apart. */
export const stepOf = (form: string): 'second' | 'day' | 'coarse' => {
  if (form.includes('ss')) return 'second';
  return form.includes('DD') ? 'day' : 'coarse';
};

export function dateText(form: string, { day, second }: Moment): string {
  const date = dateOf(day);
  const time = timeText(second);
  return WRITERS.reduce((text, [token, write]) => text.replace(token, write(date, time)), form);
}
