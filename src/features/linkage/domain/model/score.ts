import type { Layout } from './layout.js';
import { unpack } from './layout.js';
import type { ByClass, ModelParameters } from './parameters.js';

export interface Score {
  /** log2 of the odds of `match` against the other classes together, without the prior. */
  readonly weight: number;
  readonly probability: ByClass;
}

/** Scores a pattern by look-up; patterns are few, pairs many. */
export function scorer(
  layout: Layout,
  { prior, comparisons }: ModelParameters,
): (pattern: number) => Score {
  const others = prior.household + prior.unrelated;
  return (pattern) => {
    let [match, household, unrelated] = [1, 1, 1];
    unpack(layout, pattern).forEach((code, i) => {
      const share = comparisons[i]?.levels[code]?.share;
      match *= share?.match ?? 1;
      household *= share?.household ?? 1;
      unrelated *= share?.unrelated ?? 1;
    });
    const rest = prior.household * household + prior.unrelated * unrelated;
    const sum = prior.match * match + rest;
    return {
      weight: Math.log2(match / (rest / others)),
      probability: {
        match: (prior.match * match) / sum,
        household: (prior.household * household) / sum,
        unrelated: (prior.unrelated * unrelated) / sum,
      },
    };
  };
}
