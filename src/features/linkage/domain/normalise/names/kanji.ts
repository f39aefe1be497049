import { kanjiVariants as variants } from '../../../../../../config/linkage/kanji-variants.js';
import { compatible } from '../text.js';

const groups = (text: string): string[][] =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((group) => Array.from(group));

const REFERENCE = new Map(
  Object.values(variants.groups)
    .flatMap(groups)
    .flatMap(([reference = '', ...others]) =>
      others.map((variant) => [variant, reference] as const),
    ),
);

/** Version of the table of variants (config/linkage/kanji-variants.ts). */
export const KANJI_VARIANTS_VERSION = variants.version;

/** Every pair of the table: variant → reference form. */
export const kanjiVariants: ReadonlyMap<string, string> = REFERENCE;

function reference(text: string): string {
  let folded = '';
  for (const sign of text) folded += REFERENCE.get(sign) ?? sign;
  return folded;
}

/** Variant characters replaced by their reference form, 々 by what it repeats. For comparison only. */
export const foldKanji = (text: string): string =>
  reference(compatible(text)).replace(/(\p{Script=Han})[々〻]+/gu, (marks, kanji: string) =>
    kanji.repeat(Array.from(marks).length),
  );
