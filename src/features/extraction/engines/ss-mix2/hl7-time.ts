import { isLocalDate } from '../../../../kernel/time.js';

const TIME = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(?:(\d\d)(\d\d)?)?)?(?:\.\d{1,4})?(?:[+-]\d{4})?$/;

/** HL7 TS or DT as the data definition writes it, no more precise than the source; null if it is no date. */
export function hl7DateTime(text: string): string | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [, , , , hour, minute = '00', second] = match;
  const date = match.slice(1, 4).join('-');
  if (!isLocalDate(date)) return null;
  if (hour === undefined) return date;
  if (hour > '23' || minute > '59' || (second ?? '00') > '59') return null;
  return `${date}T${hour}:${minute}${second === undefined ? '' : `:${second}`}`;
}

/** The day of an HL7 TS or DT, or null. */
export const hl7Date = (text: string): string | null => hl7DateTime(text)?.slice(0, 10) ?? null;
