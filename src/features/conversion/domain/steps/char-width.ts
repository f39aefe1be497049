const FULL_ASCII = /[\uff01-\uff5e]/g;
const HALF_ASCII = /[!-~]/g;
const HALF_KANA = /[\uff61-\uff9f]+/g;
const SHIFT = 0xfee0;

const shifted = (by: number) => (character: string) =>
  String.fromCharCode(character.charCodeAt(0) + by);

export const toHalfAscii = (text: string): string =>
  text.replace(FULL_ASCII, shifted(-SHIFT)).replaceAll('\u3000', ' ');

export const toFullAscii = (text: string): string =>
  text.replace(HALF_ASCII, shifted(SHIFT)).replaceAll(' ', '\u3000');

/** Half-width kana with their voicing marks become one full-width character each. */
export const toFullKana = (text: string): string =>
  text.replace(HALF_KANA, (kana) => kana.normalize('NFKC'));

/** Full-width kana and punctuation → half-width, with its voicing mark where it has one. */
const HALF_OF: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 0xff9d - 0xff61 + 1 }, (_, at) => String.fromCharCode(0xff61 + at)).flatMap(
    (half) =>
      ['', '\uff9e', '\uff9f'].flatMap((mark): [string, string][] => {
        const full = (half + mark).normalize('NFKC');
        return full.length === 1 ? [[full, half + mark]] : [];
      }),
  ),
);

export const toHalfKana = (text: string): string =>
  Array.from(text, (character) => HALF_OF.get(character) ?? character).join('');
