import { digitsOf } from '../text.js';

/** 郵便番号 as 7 digits; null when it is none or a filler such as 000-0000. */
export function postalCode(text: string): string | null {
  const digits = digitsOf(text);
  return /^\d{7}$/.test(digits) && !/^(\d)\1{6}$/.test(digits) ? digits : null;
}
