const KANA =
  'アイウエオカガキギクグケゲコゴサザシジスズセゼソゾタダチツテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモヤユヨラリルレロワン';
const FREE = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter(
  (sign) => !/[A-Z]/.test(sign),
);
const CODE = new Map(Array.from(KANA).map((kana, i) => [kana, FREE[i] ?? '']));

/** By number from U+30A0. */
const FIRST = 0x30a0;
const SIGNS = Array.from({ length: 0x60 }, (_, i) => CODE.get(String.fromCharCode(FIRST + i)));

/**
 * Normalised kana with one ASCII sign per kana (Latin letters stand for themselves). DuckDB's string
 * distances count bytes, so that タナカ and タカナ would be 4 apart instead of 2.
 */
export function kanaCode(normalised: string): string {
  let coded = '';
  for (let at = 0; at < normalised.length; at += 1)
    coded += SIGNS[normalised.charCodeAt(at) - FIRST] ?? normalised.charAt(at);
  return coded;
}
