import { at, MOST_SOURCES, type Candidates, type Records } from '../candidates.js';
import type { Decision } from '../decide.js';
import type { Profile } from './profile.js';
import type { Verdicts } from './verdicts.js';

interface Band {
  readonly profile: Pick<Profile, 'assignment'>;
  readonly records: Records;
  readonly candidates: Pick<Candidates, 'left' | 'right' | 'pattern'>;
  readonly verdicts: Pick<Verdicts, 'weight'>;
  readonly decision: Pick<Decision, 'review'>;
}

/**
 * What of the review band a lower threshold would link: one-to-one, the heaviest pair first; all of it where a
 * record may have any number of counterparts, and within one source.
 */
export function assignable({ profile, records, candidates, verdicts, decision }: Band): number[] {
  const { left, right, pattern } = candidates;
  const { source } = records;
  const weight = (pair: number) => at(verdicts.weight, at(pattern, pair));
  /** A record's one place for a counterpart in the other's source, of both. */
  const places = (pair: number) => {
    const [one, other] = [at(left, pair), at(right, pair)];
    return [one * MOST_SOURCES + at(source, other), other * MOST_SOURCES + at(source, one)];
  };
  const isFree = (pair: number) =>
    profile.assignment === 'many' || at(source, at(left, pair)) === at(source, at(right, pair));
  const taken = new Set<number>();
  return [...decision.review]
    .sort((a, b) => weight(b) - weight(a) || a - b)
    .filter((pair) => {
      if (isFree(pair)) return true;
      if (places(pair).some((place) => taken.has(place))) return false;
      for (const place of places(pair)) taken.add(place);
      return true;
    });
}
