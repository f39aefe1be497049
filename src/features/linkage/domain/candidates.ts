/** The records of all sources, numbered 0…n−1 as they were read. */
export interface Records {
  /** Index of the operator in the sorted list of sources, per record. */
  readonly source: Uint8Array;
  /** Number of the institution of each record, 0 where unknown. None where every source holds one institution only. */
  readonly institution?: Int32Array;
}

/** Pairs of records that may be one person, each once. */
export interface Candidates {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Levels of all comparisons (domain/model/layout.ts). */
  readonly pattern: Int32Array;
  /** Index of the blocking rule that found the pair first. */
  readonly rule: Uint8Array;
}

/** Most sources one run takes: a cluster's sources are kept as bits of one integer. */
export const MOST_SOURCES = 30;

/** Value at an index known to lie inside. */
export const at = (array: ArrayLike<number>, index: number): number => array[index] ?? 0;

/** The same of one kind of array only, which V8 then reads several times as fast: for what is done per pair. */
export const int32At = (array: Int32Array, index: number): number => array[index] ?? 0;
export const int16At = (array: Int16Array, index: number): number => array[index] ?? 0;
export const uint8At = (array: Uint8Array, index: number): number => array[index] ?? 0;
export const float64At = (array: Float64Array, index: number): number => array[index] ?? 0;

/** Some of the pairs, by their indices. */
export function pairsAt(
  { left, right, pattern, rule }: Candidates,
  pairs: readonly number[],
): Candidates {
  return {
    left: Int32Array.from(pairs, (pair) => int32At(left, pair)),
    right: Int32Array.from(pairs, (pair) => int32At(right, pair)),
    pattern: Int32Array.from(pairs, (pair) => int32At(pattern, pair)),
    rule: Uint8Array.from(pairs, (pair) => uint8At(rule, pair)),
  };
}
