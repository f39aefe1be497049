/**
 * Spellings as the second check compares them. Written apart from the opt-out feature's own on purpose: a fault
 * there must not be repeated here.
 */

const DROPPED = new Set(Array.from(' \u3000・.,、。'));
const HYPHENS = new Set(Array.from('-‐‑‒–—―−ー─~〜'));
const SMALL = 'ァィゥェォッャュョヮヵヶ';
const LARGE = 'アイウエオツヤユヨワカケ';
const SMALL_TO_LARGE = new Map(Array.from(SMALL, (kana, at) => [kana, LARGE.charAt(at)]));

const isHiragana = (character: string): boolean => character >= '\u3041' && character <= '\u3096';

function folded(character: string): string {
  if (DROPPED.has(character) || /\s/.test(character)) return '';
  if (HYPHENS.has(character)) return 'ー';
  const kana = isHiragana(character)
    ? String.fromCharCode(character.charCodeAt(0) + 0x60)
    : character;
  return SMALL_TO_LARGE.get(kana) ?? kana.toUpperCase();
}

/** Kana name in one spelling, voicing marks apart. */
export function foldedKana(name: string): string {
  const apart = name.replaceAll(/[゛ﾞ]/g, '\u3099').replaceAll(/[゜ﾟ]/g, '\u309A');
  return Array.from(apart.normalize('NFKD'), folded).join('');
}

/** Code or number: half-width capitals without blanks and leading zeros. */
export function foldedCode(code: string): string {
  const plain = Array.from(code.normalize('NFKC')).filter((one) => !/\s/.test(one));
  while (plain.length > 1 && plain[0] === '0') plain.shift();
  return plain.join('').toUpperCase();
}

/** Digits of a date, however they are set apart. */
export const foldedDate = (date: string): string =>
  Array.from(date.normalize('NFKC'))
    .filter((one) => one >= '0' && one <= '9')
    .join('');
