/** A character nobody can read without asking where it was made. */
export interface OddCharacter {
  /** `private-use`: 外字. `replacement`: somebody’s conversion lost the character before. */
  readonly kind: 'private-use' | 'replacement';
  readonly codePoint: number;
  /** Index in the text, in UTF-16 units from 0. */
  readonly at: number;
}

const ODD = /[\uE000-\uF8FF\uFFFD\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]/gu;
const REPLACEMENT = 0xfffd;

export const hasOddCharacter = (text: string): boolean => text.search(ODD) >= 0;

/** 外字 (private-use characters) and U+FFFD with their places; they are reported, never replaced. */
export function oddCharacters(text: string): OddCharacter[] {
  if (!hasOddCharacter(text)) return [];
  return [...text.matchAll(ODD)].map((match) => {
    const codePoint = match[0].codePointAt(0) ?? 0;
    return {
      kind: codePoint === REPLACEMENT ? 'replacement' : 'private-use',
      codePoint,
      at: match.index,
    };
  });
}
