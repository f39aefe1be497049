import type { EngineSettings } from '../../application/ports/linkage-engine.js';
import type { Comparison, Rule } from '../../domain/rules.js';

const equal = (column: string) => `a.${column} = b.${column}`;
const unlessUnequal = (column: string) =>
  `(a.${column} IS NULL OR b.${column} IS NULL OR a.${column} = b.${column})`;

/** The given name stands at the end of a name another source wrote without a space. */
const givenAtEnd = (given: string, whole: string) =>
  ['a', 'b']
    .map((one) => [one, one === 'a' ? 'b' : 'a'] as const)
    .map(
      ([split, joined]) =>
        `(${joined}.${given} IS NULL AND length(${split}.${given}) > 1 AND ends_with(${joined}.${whole}, ${split}.${given}))`,
    );
const givenSql = (given: string, whole: string) =>
  `(${[equal(given), ...givenAtEnd(given, whole)].join(' OR ')})`;

/**
 * Kana is kept in ASCII, one byte per kana, because DuckDB's distances count bytes. The length goes first:
 * it spares most distances.
 */
const oneEditSql = (shortest: number) =>
  `(length(a.kana) >= ${shortest} AND length(b.kana) >= ${shortest}
    AND abs(length(a.kana) - length(b.kana)) <= 1 AND damerau_levenshtein(a.kana, b.kana) <= 1)`;

const rareSql = (limit: number) =>
  `(a.same_name_and_birth = 1 AND b.same_name_and_birth = 1
    AND a.same_name <= ${limit} AND b.same_name <= ${limit})`;

/** Equalities a hash join can use. */
const EQUALITIES = new Set<Comparison>([
  'birth',
  'sex',
  'kana',
  'kanji',
  'insurance',
  'phone',
  'address',
  'postal',
]);

function comparisonSql(comparison: Comparison, settings: EngineSettings): string {
  switch (comparison) {
    case 'sex-compatible':
      return unlessUnequal('sex');
    case 'branch-compatible':
      return unlessUnequal('branch');
    case 'given-kanji-compatible':
      return unlessUnequal('given_kanji');
    case 'name':
      return `(${equal('kana')} OR ${equal('kanji')})`;
    case 'given-name':
      return `(${givenSql('given_kana', 'kana')} OR ${givenSql('given_kanji', 'kanji')})`;
    case 'given-name-twice':
      return `(${givenSql('given_kana', 'kana')} AND ${givenSql('given_kanji', 'kanji')})`;
    case 'kana-one-edit':
      return oneEditSql(settings.shortestKana);
    case 'rare-name':
      return rareSql(settings.commonNameLimit);
    default:
      return equal(comparison);
  }
}

/** The whole rule as one condition on the records a and b. Null where unknown values decide. */
export const ruleSql = (rule: Rule, settings: EngineSettings): string =>
  rule.all.map((comparison) => comparisonSql(comparison, settings)).join(' AND ');

/** What the pairs of a rule are joined by; the order source a < source b leaves each pair once. */
export const blockSql = (rule: Rule): string =>
  rule.all
    .filter((comparison) => EQUALITIES.has(comparison))
    .map(equal)
    .concat('a.source < b.source')
    .join(' AND ');
