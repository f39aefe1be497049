import type { PatternEvidence } from '../model/evidence.js';
import { levelNames, layoutOf } from '../model/layout.js';
import type { ModelParameters } from '../model/parameters.js';
import { firstRule } from '../model/pattern-rules.js';
import type { Profile } from '../model/profile.js';
import { scorer } from '../model/score.js';

/** What the model and the rules of a run say of pairs on one pattern, whether or not it came upon any. */
export type PatternScore = Pick<
  PatternEvidence,
  'pattern' | 'levels' | 'weight' | 'probability' | 'rule'
> & { readonly isContradicted: boolean };

export function scoreOf(
  profile: Profile,
  parameters: ModelParameters,
  pattern: number,
): PatternScore {
  const layout = layoutOf(profile);
  const contradiction = profile.contradictions[firstRule(layout, profile.contradictions)(pattern)];
  const rule =
    contradiction ?? profile.deterministic[firstRule(layout, profile.deterministic)(pattern)];
  return {
    pattern,
    levels: levelNames(layout, pattern),
    ...scorer(layout, parameters)(pattern),
    ...(rule && { rule: rule.name }),
    isContradicted: contradiction !== undefined,
  };
}

/**
 * What became of a pair. `open`: it stands in review.csv. Otherwise why not even there: it contradicts hard facts, no
 * blocking rule finds it, it is too unlikely for a review, or stronger links, or dozens of records alike, stand against it.
 */
export type PairFate = 'linked' | 'open' | 'contradicted' | 'not-found' | 'unlikely' | 'outdone';

/** Of a pair in neither table of the run. `foundBy`: blocking rules; undefined where they cannot be told. */
export function fateOf(
  { probability, rule, isContradicted }: PatternScore,
  { thresholds }: Profile,
  foundBy: readonly string[] | undefined,
): PairFate {
  if (isContradicted) return 'contradicted';
  if (foundBy?.length === 0) return 'not-found';
  if (rule === undefined && probability.match < thresholds.review) return 'unlikely';
  return 'outdone';
}
