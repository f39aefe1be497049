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

/** 16-bit variants by number. Most names have none, and are then not written anew. */
const IS_VARIANT = new Uint8Array(0x10000);
for (const variant of REFERENCE.keys())
  if (variant.length === 1) IS_VARIANT[variant.charCodeAt(0)] = 1;

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

function isFolded(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (IS_VARIANT[code] === 1 || isSurrogate(code)) return false;
  }
  return true;
}

function reference(text: string): string {
  if (isFolded(text)) return text;
  let folded = '';
  for (const sign of text) folded += REFERENCE.get(sign) ?? sign;
  return folded;
}

/** Variant characters replaced by their reference form, 々 by what it repeats. For comparison only. */
export function foldKanji(text: string): string {
  const folded = reference(compatible(text));
  return /[々〻]/.test(folded)
    ? folded.replace(/(\p{Script=Han})[々〻]+/gu, (marks, kanji: string) =>
        kanji.repeat(Array.from(marks).length),
      )
    : folded;
}
