import type { Dialect } from '../sql/dialect.js';

/** One character per byte: distances then count bytes, as DuckDB's do. */
const asBytes = (text: string): string => `decode(encode(${text}, 'UTF-8'), 'ISO-8859-1')`;

/** Some two neighbours of `a`, exchanged, make `b`. */
const swapped = (a: string, b: string): string =>
  `exists(sequence(1, length(${a}) - 1), i -> concat(
    left(${a}, i - 1), substring(${a}, i + 1, 1), substring(${a}, i, 1), substring(${a}, i + 2)) = ${b})`;

/** Spark 4.0. It has no Damerau–Levenshtein distance and no Jaro–Winkler similarity; see unsupportedBySpark. */
export const sparkDialect: Dialect = {
  divided: (dividend, divisor) => `(${dividend} div ${divisor})`,
  differing: (a, b) => `(${a} ^ ${b})`,
  bytes: (text) => `octet_length(${text})`,
  endsWith: (text, end) => `endswith(${text}, ${end})`,
  edited(left, right, within) {
    if (within !== 1) throw new RangeError(`No edit distance within ${within} on Spark.`);
    const [a, b] = [asBytes(left), asBytes(right)];
    return `(levenshtein(${a}, ${b}, 1) >= 0 OR (length(${a}) > 1 AND length(${a}) = length(${b}) AND ${swapped(a, b)}))`;
  },
  similarity() {
    throw new RangeError('No Jaro–Winkler similarity on Spark.');
  },
  // A text, not a list: of a hundred thousand literals Spark builds a hundred thousand expressions.
  numbers: (values, column) =>
    values.length === 0
      ? `SELECT 0::INTEGER AS ${column} WHERE false`
      : `SELECT one::INTEGER AS ${column} FROM (SELECT explode(split('${values.join(',')}', ',')) AS one)`,
};
