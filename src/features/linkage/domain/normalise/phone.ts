import { compatible } from './text.js';

/** Japanese phone number as 10 or 11 digits from 0, extension cut off; null when it is none or a filler. */
export function phoneDigits(text: string): string | null {
  const number = compatible(text).split(/内線|内|ext|x|#/iu)[0] ?? '';
  const digits = number
    .replace(/^\s*\+81\s*(\(0\))?/, '0')
    .replace(/[^0-9]/g, '')
    .replace(/^00/, '0');
  const filler = /^0?(\d)\1+$/.test(digits) || /0{7,}$/.test(digits);
  return /^0\d{9,10}$/.test(digits) && !filler ? digits : null;
}
