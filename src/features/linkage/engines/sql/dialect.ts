/**
 * What two databases say differently. Everything else of the generated SQL stands once, in this folder, and is
 * understood by both: `::TYPE`, SEMI JOIN, GROUP BY ALL, `%`.
 */
export interface Dialect {
  /** Integer division. */
  divided(dividend: string, divisor: number): string;
  /** Bits in which two integers differ. */
  differing(a: string, b: string): string;
  /** Length in bytes (UTF-8). */
  bytes(text: string): string;
  endsWith(text: string, end: string): string;
  /** At most `within` bytes inserted, deleted, replaced or swapped with their neighbour. */
  edited(a: string, b: string, within: number): string;
  /** Jaro–Winkler similarity, 0…1. */
  similarity(a: string, b: string): string;
  /** Rows of one column. */
  numbers(values: readonly number[], column: string): string;
}
