import type { LinkEvidence } from '../model/evidence.js';

/** What a threshold on the probability would give; shares lie in 0…1. */
export interface ThresholdPoint {
  readonly threshold: number;
  readonly links: number;
  readonly precision: number;
  readonly recall: number;
}

export const THRESHOLDS = [
  0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999,
] as const;

/** Some pairs of one probability: how many, and how many of them are one person. */
export interface Scored {
  readonly probability: number;
  readonly pairs: number;
  readonly right: number;
}

/**
 * Precision and recall of every threshold. `wanted`: all pairs that are one person, found or not. Nothing
 * linked counts as precision 1.
 */
export const curveOf = (scored: readonly Scored[], wanted: number): ThresholdPoint[] =>
  THRESHOLDS.map((threshold) => {
    let [links, right] = [0, 0];
    for (const one of scored)
      if (one.probability >= threshold) {
        links += one.pairs;
        right += one.right;
      }
    const precision = links === 0 ? 1 : right / links;
    return { threshold, links, precision, recall: wanted === 0 ? 1 : right / wanted };
  });

/**
 * Without labels: every pair counts as right by its own probability. From the threshold of the run on these
 * are its links, below it those and what of the review band a lower threshold would link.
 */
export function expectedCurve({ patterns, thresholds, results }: LinkEvidence): ThresholdPoint[] {
  const scored = patterns.map(({ probability, assignable, linked }): Scored => {
    const counted = linked + (probability.match >= thresholds.link ? 0 : (assignable ?? 0));
    return { probability: probability.match, pairs: counted, right: counted * probability.match };
  });
  const found = patterns.reduce((sum, one) => sum + one.linked * one.probability.match, 0);
  const { expectedRecall } = results;
  return curveOf(scored, expectedRecall > 0 ? found / expectedRecall : found);
}
