import type { RecordRef } from '../record-ref.js';
import type { JudgedPair } from './judgements.js';
import { verdictOf } from './review-item.js';

/**
 * What a review settled for good: the next linkage must link the pair (`same`), or must not (`different`),
 * and quality is measured against it.
 */
export interface PairLabel {
  readonly left: RecordRef;
  readonly right: RecordRef;
  readonly verdict: 'same' | 'different';
}

/** Undecided pairs bind nobody. */
export const labelsOf = (judged: readonly JudgedPair[]): PairLabel[] =>
  judged.flatMap((pair): PairLabel[] => {
    const verdict = verdictOf(pair);
    const { left, right } = pair;
    return verdict === 'same' || verdict === 'different' ? [{ left, right, verdict }] : [];
  });
