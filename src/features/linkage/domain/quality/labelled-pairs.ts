import type { LinkageQuality } from '../evaluate.js';
import type { RecordRef } from '../record-ref.js';
import { curveOf, type ThresholdPoint } from './threshold-curve.js';

/** A pair somebody knows the truth of, and what the linkage made of it. */
export interface LabelledPair {
  readonly left: RecordRef;
  readonly right: RecordRef;
  readonly isSame: boolean;
  readonly isLinked: boolean;
  /** 0 where the linkage did not come upon the pair. */
  readonly probability: number;
}

/** Precision and recall over the labelled pairs, at the run's own threshold and at others. */
export function measure(
  pairs: readonly LabelledPair[],
  records: number,
): { readonly quality: LinkageQuality; readonly curve: readonly ThresholdPoint[] } {
  const count = (holds: (pair: LabelledPair) => boolean) => pairs.filter(holds).length;
  const truePairs = count(({ isSame }) => isSame);
  const linkedPairs = count(({ isLinked }) => isLinked);
  const correctPairs = count(({ isSame, isLinked }) => isSame && isLinked);
  const scored = pairs.map(({ probability, isSame }) => ({
    probability,
    pairs: 1,
    right: isSame ? 1 : 0,
  }));
  return {
    quality: {
      records,
      truePairs,
      linkedPairs,
      correctPairs,
      precision: linkedPairs === 0 ? 1 : correctPairs / linkedPairs,
      recall: truePairs === 0 ? 1 : correctPairs / truePairs,
    },
    curve: curveOf(scored, truePairs),
  };
}

export const isWrong = ({ isSame, isLinked }: LabelledPair): boolean => isLinked && !isSame;
export const isMissed = ({ isSame, isLinked }: LabelledPair): boolean => isSame && !isLinked;
