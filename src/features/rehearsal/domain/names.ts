import { FEMALE_NAMES, MALE_NAMES } from './data/given-names.js';
import { KANJI_VARIANTS } from './data/kanji-variants.js';
import { SURNAMES } from './data/surnames.js';
import type { NamePart } from './person.js';
import type { Random } from './prng.js';
import { WeightedList } from './weighted-list.js';

const surnames = new WeightedList(SURNAMES, ([, , weight]) => weight);

/** Share of families whose register holds a variant, where the surname has one. */
const VARIANT_SHARE = 0.18;

/** The same name with each character replaced by one of its variants (高橋 → 髙橋). */
export const withVariants = (random: Random, kanji: string): string =>
  Array.from(kanji)
    .map((character) => {
      const variants = KANJI_VARIANTS[character];
      return variants === undefined ? character : random.pick(variants);
    })
    .join('');

export function surname(random: Random): NamePart {
  const [kanji, kana] = surnames.pick(random);
  return { kanji: random.chance(VARIANT_SHARE) ? withVariants(random, kanji) : kanji, kana };
}

export function givenName(random: Random, sex: 'M' | 'F', yearOfBirth: number): NamePart {
  const names = sex === 'M' ? MALE_NAMES : FEMALE_NAMES;
  const generation = yearOfBirth < 1960 ? 'old' : yearOfBirth < 1990 ? 'middle' : 'young';
  const [kanji, kana] = random.pick(names[generation]);
  return { kanji: random.chance(0.04) ? withVariants(random, kanji) : kanji, kana };
}
