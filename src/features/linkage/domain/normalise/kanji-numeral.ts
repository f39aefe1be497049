const DIGITS = '〇一二三四五六七八九';

const digit = (sign: string): number => DIGITS.indexOf(sign.replace('零', '〇'));

/** 十 and 百 as positions (二十三 = 23), otherwise digit by digit (二三 = 23). Up to 999. */
export function kanjiNumber(text: string): number {
  if (!/[十百]/u.test(text)) return Number(Array.from(text).map(digit).join(''));
  const [, hundreds, tens, ones] =
    /^(?:([一二三四五六七八九])?百)?(?:([一二三四五六七八九])?十)?([一二三四五六七八九])?$/u.exec(
      text,
    ) ?? [];
  return (
    (text.includes('百') ? 100 * (hundreds ? digit(hundreds) : 1) : 0) +
    (text.includes('十') ? 10 * (tens ? digit(tens) : 1) : 0) +
    (ones ? digit(ones) : 0)
  );
}

/** Kanji numerals a part of an address number follows: 丁目, 番, 番地, 号, 条, 線. Place names (六本木, 一番町) stay. */
const NUMERAL =
  /([〇零一二三四五六七八九十百]+)(?=丁目|番地|番(?![町丁街館])|号|条|線|の[0-9〇一二三四五六七八九十])/gu;

const plausible = (text: string): boolean =>
  !/[十百]/u.test(text) ||
  /^(?:[一二三四五六七八九]?百)?(?:[一二三四五六七八九]?十)?[一二三四五六七八九]?$/u.test(text);

export const arabicNumerals = (text: string): string =>
  text.replace(NUMERAL, (numeral) => (plausible(numeral) ? String(kanjiNumber(numeral)) : numeral));

/** The numerals of a date: 昭和五十年一月二日 becomes 昭和50年1月2日. */
export const arabicDate = (text: string): string =>
  /[〇零一二三四五六七八九十]/u.test(text)
    ? text.replace(/[〇零一二三四五六七八九十]+(?=[年月日])/gu, (numeral) =>
        plausible(numeral) ? String(kanjiNumber(numeral)) : numeral,
      )
    : text;
