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

/** Single characters and pairs of neighbours, each once: what an index finds a text by. */
export function gramsOf(normalisedText: string): string[] {
  const characters = Array.from(normalisedText);
  const grams = new Set(characters);
  characters.forEach((character, at) => {
    const next = characters[at + 1];
    if (next !== undefined) grams.add(character + next);
  });
  return [...grams];
}

/** Grams which a text that contains the term certainly has; of a longer term the pairs suffice. */
export function gramsOfTerm(term: string): string[] {
  const characters = Array.from(term);
  if (characters.length === 1) return characters;
  return gramsOf(term).filter((gram) => Array.from(gram).length === 2);
}
