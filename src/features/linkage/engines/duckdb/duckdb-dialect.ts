import type { Dialect } from '../sql/dialect.js';

export const duckDbDialect: Dialect = {
  divided: (dividend, divisor) => `(${dividend} // ${divisor})`,
  differing: (a, b) => `xor(${a}, ${b})`,
  bytes: (text) => `strlen(${text})`,
  endsWith: (text, end) => `ends_with(${text}, ${end})`,
  edited: (a, b, within) => `damerau_levenshtein(${a}, ${b}) <= ${within}`,
  similarity: (a, b) => `jaro_winkler_similarity(${a}, ${b})`,
  numbers: (values, column) => `SELECT unnest([${values.join(',')}]::INTEGER[]) AS ${column}`,
};
