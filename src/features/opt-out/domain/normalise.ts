const SMALL = 'ァィゥェォッャュョヮヵヶ';
const LARGE = 'アイウエオツヤユヨワカケ';

const enlarge = (kana: string): string => {
  const at = SMALL.indexOf(kana);
  return at < 0 ? kana : (LARGE[at] ?? kana);
};

const toKatakana = (hiragana: string): string =>
  String.fromCodePoint((hiragana.codePointAt(0) ?? 0) + 0x60);

/**
 * One spelling for the ways a kana name is written: half-width, hiragana, small kana written large,
 * separate voicing marks, any hyphen for the long vowel, spaces. It folds too much rather than too
 * little: excluding a namesake of the same birth date is harmless, handing over an opted-out person
 * is not.
 */
export const normaliseKana = (name: string): string =>
  name
    .replace(/[゛ﾞ]/g, '\u3099')
    .replace(/[゜ﾟ]/g, '\u309A')
    .normalize('NFKC')
    .replace(/[\u3041-\u3096]/g, toKatakana)
    .normalize('NFC')
    .replace(/[ァィゥェォッャュョヮヵヶ]/g, enlarge)
    .replace(/[\s\u3000・.,、。]/g, '')
    .replace(/[-‐‑‒–—―−ー─~〜]/g, 'ー')
    .toUpperCase()
    // Some capitals come with their marks apart, as do kana between which a sign was left out.
    .normalize('NFC');

/** Codes and numbers: half-width, without spaces and leading zeros (typed lists lose them). */
export const normaliseCode = (code: string): string =>
  code
    .normalize('NFKC')
    .replace(/\s/g, '')
    .toUpperCase()
    .normalize('NFC')
    .replace(/^0+(?=.)/, '');

/** Digits of a date, so that `1948-04-05`, `1948/04/05` and `19480405` agree. */
export const normaliseDate = (date: string): string => date.normalize('NFKC').replace(/\D/g, '');
