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

/** What stands around a symbol or number and is no part of it. */
const AROUND = /^(?:記号|番号|第|0)+|号+$/gu;

/** 記号 or 番号: half-width, upper case; signs, leading zeros and the words themselves gone. Null when nothing is left. */
export function insuredPart(text: string): string | null {
  if (/^[1-9][0-9]*$/.test(text)) return text;
  const kept = withoutSpaces(compatible(text))
    .toUpperCase()
    .replace(DASHES, '')
    .replace(/[・.,/_:()]/gu, '')
    .replace(AROUND, '');
  return kept === '' ? null : kept;
}

/** 記号・番号 written in one field: 12-345, 記号12 番号345, 12・345. Symbol '' where only the number is written. */
function insuredPair(text: string): { readonly symbol: string; readonly number: string } {
  const plain = compatible(text).trim();
  const [, symbol, number] =
    /^(?:記号)?(.*?)番号(.*)$/u.exec(plain) ??
    /^(.*)[・:/\s](.*)$/u.exec(plain) ??
    /^(.*)[-‐‑‒–—―−ー─](.*)$/u.exec(plain) ??
    [];
  return { symbol: symbol ?? '', number: number ?? plain };
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

/** The same where symbol and number stand in one field. */
export function joinedInsuranceKey(insurer: string, symbolAndNumber: string): string | null {
  const { symbol, number } = insuredPair(symbolAndNumber);
  return insuranceKey(insurer, symbol, number);
}

/** The same from JP Core's identifier `保険者番号:記号:番号:枝番`. */
export function identifierInsuranceKey(identifier: string): string | null {
  const [insurer = '', symbol = '', number = ''] = compatible(identifier).split(':');
  return insuranceKey(insurer, symbol, number);
}
