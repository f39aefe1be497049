import { float64At, int16At, uint8At } from './candidates.js';
import type { Profile } from './model/profile.js';
import type { Verdicts } from './model/verdicts.js';

/** What may become of a pair, as far as its pattern tells. */
export interface PatternFates {
  /** A deterministic rule holds, or the model is sure enough. */
  readonly isGood: (pattern: number) => boolean;
  /** Against hard facts. */
  readonly isAgainst: (pattern: number) => boolean;
  /** Too little to be linked unseen. */
  readonly isLacking: (pattern: number) => boolean;
  readonly isLinkable: (pattern: number) => boolean;
}

export function patternFates(
  { rule, probability, contradiction, insufficient }: Verdicts,
  { thresholds }: Pick<Profile, 'thresholds'>,
): PatternFates {
  const isGood = (pattern: number) =>
    int16At(rule, pattern) >= 0 || float64At(probability, pattern) >= thresholds.link;
  const isAgainst = (pattern: number) => int16At(contradiction, pattern) >= 0;
  const isLacking = (pattern: number) => uint8At(insufficient, pattern) === 1;
  return {
    isGood,
    isAgainst,
    isLacking,
    isLinkable: (pattern) => isGood(pattern) && !isAgainst(pattern) && !isLacking(pattern),
  };
}
