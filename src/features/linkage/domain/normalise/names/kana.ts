import { compatible } from '../text.js';

const VOWELS: Readonly<Record<string, string>> = {
  ア: 'アカガサザタダナハバパマヤラワ',
  イ: 'イキギシジチニヒビピミリエケゲセゼテデネヘベペメレ',
  ウ: 'ウクグスズツヌフブプムユルオコゴソゾトドノホボポモヨロ',
};
const VOWEL_OF = new Map(
  Object.entries(VOWELS).flatMap(([vowel, row]) =>
    Array.from(row).map((kana) => [kana, vowel] as const),
  ),
);
const SAME_SOUND: Readonly<Record<string, string>> = {
  ァ: 'ア',
  ィ: 'イ',
  ゥ: 'ウ',
  ェ: 'エ',
  ォ: 'オ',
  ッ: 'ツ',
  ャ: 'ヤ',
  ュ: 'ユ',
  ョ: 'ヨ',
  ヮ: 'ワ',
  ヵ: 'カ',
  ヶ: 'ケ',
  ヂ: 'ジ',
  ヅ: 'ズ',
  ヲ: 'オ',
  ヰ: 'イ',
  ヱ: 'エ',
  ヷ: 'バ',
  ヸ: 'ビ',
  ヹ: 'ベ',
  ヺ: 'ボ',
};

const katakana = (text: string): string =>
  text.replace(/[ぁ-ゖゝゞ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60));

/** Separate voicing marks (ﾞ ゛) joined to the kana before them; marks nothing can carry are dropped. */
const voiced = (text: string): string =>
  text
    .replace(/\s*(?:゛|\u3099)/gu, '\u3099')
    .replace(/\s*(?:゜|\u309a)/gu, '\u309a')
    .normalize('NFC')
    .replace(/[\u3099\u309a]/gu, '');

const repeated = (text: string): string =>
  text
    .replace(/(.)ヽ/gu, '$1$1')
    .replace(/(.)ヾ/gu, (_, kana: string) => voiced(`${kana}${kana}\u3099`));

/** ジョージ and ジヨウジ, ケーコ and ケイコ become one: the mark is written as the vowel it lengthens. */
const longVowels = (text: string): string =>
  text.replace(/(.)ー+/gu, (_, kana: string) => `${kana}${VOWEL_OF.get(kana) ?? ''}`);

const foreignV = (text: string): string =>
  text.replace(/ヴ([ァィェォアイエオ])?/gu, (_, vowel?: string) =>
    vowel === undefined
      ? 'ブ'
      : ('バビベボ'['アイエオ'.indexOf(SAME_SOUND[vowel] ?? vowel)] ?? 'ブ'),
  );

/** Large kana that sound as they are written, and nothing else: nothing to do. */
const READ_AS_IT_STANDS = /^[アイウエオカ-チツテ-モヤユヨ-ロワン]*$/;

/**
 * One spelling for one reading: full-width katakana, small kana large, voicing marks composed, long vowels
 * spelt out, ヂヅヲヰヱヴ as they sound, no spaces or signs. Latin letters stay, in upper case; all else is dropped.
 * A key for comparison, not a name to print.
 */
export function normaliseKana(text: string): string {
  if (READ_AS_IT_STANDS.test(text)) return text;
  const base = voiced(compatible(text.replace(/゛/gu, '\u3099').replace(/゜/gu, '\u309a')));
  const whole = repeated(katakana(base)).replace(/[-‐‑‒–—―−─━~〜～]/gu, 'ー');
  const large = foreignV(whole).replace(/[ァ-ヺ]/gu, (kana) => SAME_SOUND[kana] ?? kana);
  return longVowels(large)
    .toUpperCase()
    .replace(/[^ア-ンA-Z]/gu, '');
}
