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

export const compactDate = (date: LocalDate): string => date.replaceAll('-', '');
