import { dateInJapan, type LocalDate } from '../../../../kernel/time.js';
import { japaneseDate } from '../../domain/dates.js';

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `2026年11月21日 12:00:00（日本標準時）`. */
export function instantText(iso: string): string {
  const instant = new Date(iso);
  return `${japaneseDate(dateInJapan(instant))} ${CLOCK.format(instant)}（日本標準時）`;
}

export const periodText = (from: LocalDate, to: LocalDate): string =>
  `${japaneseDate(from)}から${japaneseDate(to)}まで`;

/** A fingerprint in groups of four, as people compare it. */
export const fingerprintText = (fingerprint: string): string =>
  fingerprint.replace(/(.{4})(?=.)/g, '$1 ');

/** Noon in Japan of a day: the instant of a document that has none. */
export const japaneseInstant = (date: LocalDate): string => `${date}T03:00:00Z`;
