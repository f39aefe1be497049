const KANA =
  'アイウエオカガキギクグケゲコゴサザシジスズセゼソゾタダチツテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモヤユヨラリルレロワン';
const FREE = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter(
  (sign) => !/[A-Z]/.test(sign),
);
const CODE = new Map(Array.from(KANA).map((kana, i) => [kana, FREE[i] ?? '']));

/**
 * Normalised kana with one ASCII sign per kana (Latin letters stand for themselves). DuckDB's string
 * distances count bytes, so that タナカ and タカナ would be 4 apart instead of 2.
 */
export const kanaCode = (normalised: string): string =>
  Array.from(normalised)
    .map((kana) => CODE.get(kana) ?? kana)
    .join('');
