/** The records of all sources, numbered 0…n−1 in the order operator, institution, patient. */
export interface Records {
  /** Index of the operator in the sorted list of sources, per record. */
  readonly source: Uint8Array;
  /** yyyymmdd per record, 0 = unknown. */
  readonly birth: Int32Array;
}

/** Pairs of records of different sources that a rule accepts, each with the first such rule. */
export interface Candidates {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Index into RULES. */
  readonly rule: Uint8Array;
}

/** Most sources one run takes: a cluster's sources are kept as bits of one integer. */
export const MOST_SOURCES = 30;

/** Value at an index known to lie inside. */
export const at = (array: ArrayLike<number>, index: number): number => array[index] ?? 0;
