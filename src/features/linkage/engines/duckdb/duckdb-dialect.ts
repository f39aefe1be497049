import type { Dialect } from '../sql/dialect.js';

export const duckDbDialect: Dialect = {
  divided: (dividend, divisor) => `(${dividend} // ${divisor})`,
  differing: (a, b) => `xor(${a}, ${b})`,
  bytes: (text) => `strlen(${text})`,
  endsWith: (text, end) => `ends_with(${text}, ${end})`,
  edited: (a, b, within) => `damerau_levenshtein(${a}, ${b}) <= ${within}`,
  similarity: (a, b) => `jaro_winkler_similarity(${a}, ${b})`,
  // A text, not a list: tens of thousands of literals take a tenth of a second to be read as SQL.
  numbers: (values, column) =>
    values.length === 0
      ? `SELECT 0::INTEGER AS ${column} WHERE false`
      : `SELECT unnest(string_split('${values.join(',')}', ','))::INTEGER AS ${column}`,
};
