import type { Standing } from './assign.js';
import { float64At, int32At, type Candidates, type Records } from './candidates.js';
import type { Profile } from './model/profile.js';
import type { Verdicts } from './model/verdicts.js';
import { patternFates } from './pattern-fates.js';
import type { Settled } from './settled.js';

/** What a pair is by itself: by its pattern, and by what is settled of it. */
export interface Judged extends Standing {
  readonly contradicts: (pair: number) => boolean;
  readonly inBand: (pair: number) => boolean;
  readonly merges: (pair: number) => boolean;
  /** One person known before, whose records now contradict hard facts. */
  readonly isDoubted: (pair: number) => boolean;
}

/** Were both records known before? As one person, or as two: settled either way. */
function knownBefore({ left, right }: Candidates, { known }: Settled) {
  if (!known) return { both: () => false, apart: () => false, together: () => false };
  const ends = (pair: number) =>
    [int32At(known, int32At(left, pair)), int32At(known, int32At(right, pair))] as const;
  return {
    both: (pair: number) => ends(pair).every((person) => person >= 0),
    apart: (pair: number) => {
      const [one, other] = ends(pair);
      return one >= 0 && other >= 0 && one !== other;
    },
    together: (pair: number) => {
      const [one, other] = ends(pair);
      return one >= 0 && one === other;
    },
  };
}

export function judged(
  { source }: Records,
  candidates: Candidates,
  verdicts: Verdicts,
  { thresholds }: Profile,
  settled: Settled,
): Judged {
  const { left, right, pattern } = candidates;
  const fates = patternFates(verdicts, { thresholds });
  const before = knownBefore(candidates, settled);
  const key = (pair: number) => int32At(left, pair) * source.length + int32At(right, pair);
  const probability = (pair: number) => float64At(verdicts.probability, int32At(pattern, pair));
  const isSame = (pair: number) => settled.same.size > 0 && settled.same.has(key(pair));
  const isDifferent = (pair: number) =>
    settled.different.size > 0 && settled.different.has(key(pair));
  const isGood = (pair: number) => isSame(pair) || fates.isGood(int32At(pattern, pair));
  const isAgainst = (pair: number) =>
    !isSame(pair) &&
    (fates.isAgainst(int32At(pattern, pair)) || settled.against?.has(key(pair)) === true);
  const isLacking = (pair: number) => !isSame(pair) && fates.isLacking(int32At(pattern, pair));
  const isLinkable = (pair: number) =>
    isGood(pair) && !isDifferent(pair) && !isAgainst(pair) && !isLacking(pair);
  return {
    weight: (pair) =>
      isSame(pair)
        ? Infinity
        : isDifferent(pair) || isAgainst(pair)
          ? -Infinity
          : float64At(verdicts.weight, int32At(pattern, pair)),
    eligible: (pair) => isSame(pair) || (isLinkable(pair) && !before.both(pair)),
    contradicts: (pair) => isGood(pair) && isAgainst(pair) && !before.both(pair),
    inBand: (pair) =>
      probability(pair) >= thresholds.review &&
      !isDifferent(pair) &&
      !isAgainst(pair) &&
      !before.both(pair),
    merges: (pair) => before.apart(pair) && isLinkable(pair),
    isDoubted: (pair) => before.together(pair) && isAgainst(pair),
  };
}
