import { compatible } from './text.js';

const isFiller = (digits: string): boolean => /^0?(\d)\1+$/.test(digits) || /0{7,}$/.test(digits);

/** A spreadsheet takes 090… for a number and drops the first 0. */
const withTrunkPrefix = (digits: string): string =>
  /^(?:[5789]0\d{8}|[1-9]\d{8})$/.test(digits) ? `0${digits}` : digits;

/**
 * Japanese phone number as 10 or 11 digits from 0, of several the first, extension cut off, +81 and a dropped 0
 * put right; null when it is none or a filler.
 */
export function phoneDigits(text: string): string | null {
  if (text === '') return null;
  const number = compatible(text).split(/内線|内|ext|x|#|[/／、,;]/iu)[0] ?? '';
  const digits = number
    .replace(/^\s*\+81\s*(\(0\))?/, '0')
    .replace(/[^0-9]/g, '')
    .replace(/^00/, '0');
  const whole = withTrunkPrefix(digits);
  return /^0\d{9,10}$/.test(whole) && !isFiller(whole) ? whole : null;
}
