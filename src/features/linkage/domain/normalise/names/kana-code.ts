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
export function kanaCode(normalised: string): string {
  let coded = '';
  for (const kana of normalised) coded += CODE.get(kana) ?? kana;
  return coded;
}
