import type { Layout } from './layout.js';
import type { ModelParameters } from './parameters.js';
import { firstRule } from './pattern-rules.js';
import type { Profile } from './profile.js';
import { scorer } from './score.js';

/** What the profile and its model say of every possible pattern; pairs are judged by looking theirs up. */
export interface Verdicts {
  /** Bits, by pattern. */
  readonly weight: Float64Array;
  /** Probability of one person, 0…1, by pattern. */
  readonly probability: Float64Array;
  /** Index of the deterministic rule, −1 where none holds. */
  readonly rule: Int16Array;
  /** Index of the contradiction, −1 where none holds. */
  readonly contradiction: Int16Array;
  /** 1 where the profile calls the evidence insufficient for a link. */
  readonly insufficient: Uint8Array;
}

/** Most patterns a profile may have: 8 million take 160 MB. */
export const MOST_PATTERNS = 8_000_000;

export function verdictsOf(
  profile: Profile,
  layout: Layout,
  parameters: ModelParameters,
): Verdicts {
  const { size } = layout;
  const score = scorer(layout, parameters);
  const deterministic = firstRule(layout, profile.deterministic);
  const lacking = firstRule(layout, profile.insufficient);
  const contradicting = firstRule(layout, profile.contradictions);
  const verdicts = {
    weight: new Float64Array(size),
    probability: new Float64Array(size),
    rule: new Int16Array(size),
    contradiction: new Int16Array(size),
    insufficient: new Uint8Array(size),
  };
  for (let pattern = 0; pattern < size; pattern += 1) {
    const { weight, probability } = score(pattern);
    verdicts.weight[pattern] = weight;
    verdicts.probability[pattern] = probability.match;
    verdicts.rule[pattern] = deterministic(pattern);
    verdicts.contradiction[pattern] = contradicting(pattern);
    verdicts.insufficient[pattern] = lacking(pattern) < 0 ? 0 : 1;
  }
  return verdicts;
}

/** Patterns whose pairs are worth looking at: those that may be linked or reviewed. */
export function survivors({ probability, rule }: Verdicts, { thresholds }: Profile): number[] {
  const worth: number[] = [];
  probability.forEach((value, pattern) => {
    if (value >= thresholds.review || (rule[pattern] ?? -1) >= 0) worth.push(pattern);
  });
  return worth;
}
