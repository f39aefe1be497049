import { at } from './candidates.js';

/** Quality against a known truth, in pairs of records of one person. Precision and recall lie in 0…1. */
export interface LinkageQuality {
  /** Records that stand in the truth; all others are left out of every count. */
  readonly records: number;
  readonly truePairs: number;
  readonly linkedPairs: number;
  readonly correctPairs: number;
  readonly precision: number;
  readonly recall: number;
}

export const NOT_IN_TRUTH = -1;

const pairsOf = (size: number): number => (size * (size - 1)) / 2;

function pairsIn(keys: Iterable<string | number>): number {
  const sizes = new Map<string | number, number>();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + pairsOf(size), 0);
}

/**
 * Pairs linked against pairs that are one person in truth. Both arrays run over the records: the person
 * found, and the person in truth (NOT_IN_TRUTH where unknown). Nothing linked counts as precision 1.
 */
export function evaluate(found: Int32Array, truth: Int32Array): LinkageQuality {
  const known = [...truth.keys()].filter((record) => truth[record] !== NOT_IN_TRUTH);
  const truePairs = pairsIn(known.map((record) => at(truth, record)));
  const linkedPairs = pairsIn(known.map((record) => at(found, record)));
  const correctPairs = pairsIn(known.map((record) => `${at(found, record)}:${at(truth, record)}`));
  return {
    records: known.length,
    truePairs,
    linkedPairs,
    correctPairs,
    precision: linkedPairs === 0 ? 1 : correctPairs / linkedPairs,
    recall: truePairs === 0 ? 1 : correctPairs / truePairs,
  };
}
