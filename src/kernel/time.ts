/** Calendar date `YYYY-MM-DD` in Japan. */
export type LocalDate = string;

const TOKYO = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });

/** The date it is in Japan at this instant. */
export const dateInJapan = (instant: Date): LocalDate => TOKYO.format(instant);

/** True for an existing calendar date written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const FIRST = '1900-01-01';
const LAST = '2199-12-31';

/** A calendar date people do business on, 1900 to 2199: what is reckoned from it stays a date too. */
export const isBusinessDate = (text: string): boolean =>
  isLocalDate(text) && FIRST <= text && text <= LAST;

export const compactDate = (date: LocalDate): string => date.replaceAll('-', '');
