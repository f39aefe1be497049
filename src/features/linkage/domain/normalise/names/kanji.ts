import { kanjiVariants as variants } from '../../../../../../config/linkage/kanji-variants.js';
import { compatible } from '../text.js';

const REFERENCE = new Map(
  Object.entries(variants.fold).flatMap(([reference, others]) =>
    Array.from(others).map((variant) => [variant, reference] as const),
  ),
);

/** Version of the table of variants (config/linkage/kanji-variants.ts). */
export const KANJI_VARIANTS_VERSION = variants.version;

const VARIANT = new RegExp(`[${[...REFERENCE.keys()].join('')}]`, 'gu');

const reference = (text: string): string =>
  text.replace(VARIANT, (variant) => REFERENCE.get(variant) ?? variant);

/** Variant characters replaced by their reference form, 々 by what it repeats. For comparison only. */
export const foldKanji = (text: string): string =>
  reference(compatible(text)).replace(/(\p{Script=Han})[々〻]+/gu, (marks, kanji: string) =>
    kanji.repeat(Array.from(marks).length),
  );
