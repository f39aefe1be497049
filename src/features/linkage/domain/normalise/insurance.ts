import { DASHES, compatible, digitsOf, withoutSpaces } from './text.js';

/** 検証番号: weights 2,1,2… from the right of the body, digits of two-digit products added, 10 − sum mod 10. */
export function insurerCheckDigit(body: string): number {
  const sum = Array.from(body)
    .reverse()
    .map((digit, i) => Number(digit) * (i % 2 === 0 ? 2 : 1))
    .reduce((total, product) => total + (product > 9 ? product - 9 : product), 0);
  return (10 - (sum % 10)) % 10;
}

/**
 * 保険者番号 as 8 digits, zero-padded (EF files pad with spaces, JP Core with zeros). Null when it is no
 * insurer number or its check digit fails: a mistyped number is evidence of nothing.
 */
export function insurerNumber(text: string): string | null {
  const digits = digitsOf(text).replace(/^0+/, '');
  if (digits.length < 5 || digits.length > 8) return null;
  const valid = insurerCheckDigit(digits.slice(0, -1)) === Number(digits.slice(-1));
  return valid ? digits.padStart(8, '0') : null;
}

/** 記号 or 番号: half-width, upper case, signs and leading zeros gone. Null when nothing is left. */
export function insuredPart(text: string): string | null {
  const plain = withoutSpaces(compatible(text)).toUpperCase();
  const kept = plain
    .replace(DASHES, '')
    .replace(/[・.,/_]/gu, '')
    .replace(/^0+/, '');
  return kept === '' ? null : kept;
}

/** 枝番 as two digits; null when absent (it did not exist before about 2021). */
export function branchNumber(text: string): string | null {
  const digits = digitsOf(text).replace(/^0+/, '');
  return digits === '' || digits.length > 2 ? null : digits.padStart(2, '0');
}

/** Insurer, symbol (may be absent) and number in one key; null unless insurer and number are known. */
export function insuranceKey(insurer: string, symbol: string, number: string): string | null {
  const insurerDigits = insurerNumber(insurer);
  const insured = insuredPart(number);
  if (insurerDigits === null || insured === null) return null;
  return `${insurerDigits}:${insuredPart(symbol) ?? ''}:${insured}`;
}
