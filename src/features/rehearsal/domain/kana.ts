import type { Random } from './prng.js';

const SMALL = 'ァィゥェォッャュョヮ';
const LARGE = 'アイウエオツヤユヨワ';

/** 小書き文字を大書きに: ショウイチ → シヨウイチ. */
export const smallKanaLarge = (kana: string): string =>
  kana.replace(/[ァィゥェォッャュョヮ]/g, (letter) => LARGE[SMALL.indexOf(letter)] ?? letter);

/** 濁点・半濁点の分離: ガ → カ゛. */
export const dakutenApart = (kana: string): string =>
  kana.normalize('NFD').replaceAll('\u3099', '゛').replaceAll('\u309a', '゜');

const FULL =
  'ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜';

/** 半角カナ: ガ → ｶﾞ, the space becomes half-width too. */
export const halfWidth = (kana: string): string =>
  Array.from(dakutenApart(kana))
    .map((letter) => {
      if (letter === '　') return ' ';
      const at = FULL.indexOf(letter);
      return at < 0 ? letter : String.fromCharCode(0xff66 + at);
    })
    .join('');

/** Letters a tired typist takes for one another. */
const CONFUSED: readonly string[] = [
  'シツ',
  'ソン',
  'スヌ',
  'クワ',
  'ウワ',
  'マア',
  'タダ',
  'カガ',
  'サザ',
  'ハバ',
  'キギ',
];

function mistaken(random: Random, letter: string): string {
  const pair = CONFUSED.find((letters) => letters.includes(letter));
  if (pair !== undefined) return pair[0] === letter ? (pair[1] ?? '') : (pair[0] ?? '');
  return random.pick(
    Array.from('アイウエオカキクケコタテトナノハマミムモラリルレロ').filter(
      (one) => one !== letter,
    ),
  );
}

/** 一字の誤り: one letter mistaken, left out or doubled; the result always differs. */
export function oneLetterSlip(random: Random, kana: string): string {
  const letters = Array.from(kana);
  const at = random.between(0, letters.length - 1);
  const letter = letters[at] ?? '';
  const kind = random.between(1, 4);
  if (kind === 1 && letters.length > 2) letters.splice(at, 1);
  else if (kind === 2) letters.splice(at, 0, letter);
  else letters[at] = mistaken(random, letter);
  return letters.join('');
}
