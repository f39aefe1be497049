const KATAKANA = /[\u30a1-\u30f6]/g;
const HYPHENS = /[\u2010-\u2015\u2212]/g;

const toHiragana = (kana: string): string => String.fromCharCode(kana.charCodeAt(0) - 0x60);

/**
 * Text as it is compared: NFKC (full-width letters, half-width kana, circled digits), lower case,
 * katakana as hiragana, one kind of hyphen, single spaces.
 */
export const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(KATAKANA, toHiragana)
    .replace(HYPHENS, '-')
    .replace(/\s+/g, ' ')
    .trim();
