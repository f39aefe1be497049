import { assignOneToOne, type Standing } from './assign.js';
import { at, type Candidates, type Records } from './candidates.js';
import { clusterPersons } from './clusters.js';
import type { Profile } from './model/profile.js';
import type { Verdicts } from './model/verdicts.js';

/** 名寄せの結果, by record number; pairs as indices into the candidates. */
export interface Decision {
  /** Root record of each record's person. */
  readonly root: Int32Array;
  readonly links: readonly number[];
  /** Several counterparts, none clearly better. */
  readonly ambiguous: readonly number[];
  /** As good as a link, but against hard facts, or against stronger links. */
  readonly contradicted: readonly number[];
  /** Between the two thresholds, and neither record linked to another of that source. */
  readonly review: readonly number[];
}

/** What a review settled: keys of pairs (`left × records + right`, the smaller number first). */
export interface Settled {
  readonly same: ReadonlySet<number>;
  readonly different: ReadonlySet<number>;
}

const NOTHING: Settled = { same: new Set(), different: new Set() };

interface Judged extends Standing {
  readonly contradicts: (pair: number) => boolean;
  readonly inBand: (pair: number) => boolean;
}

function judged(
  { source }: Records,
  { left, right, pattern }: Candidates,
  verdicts: Verdicts,
  { thresholds }: Profile,
  settled: Settled,
): Judged {
  const key = (pair: number) => at(left, pair) * source.length + at(right, pair);
  const probability = (pair: number) => at(verdicts.probability, at(pattern, pair));
  const isSame = (pair: number) => settled.same.size > 0 && settled.same.has(key(pair));
  const isDifferent = (pair: number) =>
    settled.different.size > 0 && settled.different.has(key(pair));
  const isGood = (pair: number) =>
    isSame(pair) ||
    at(verdicts.rule, at(pattern, pair)) >= 0 ||
    probability(pair) >= thresholds.link;
  const isAgainst = (pair: number) =>
    !isSame(pair) && at(verdicts.contradiction, at(pattern, pair)) >= 0;
  const isLacking = (pair: number) =>
    !isSame(pair) && at(verdicts.insufficient, at(pattern, pair)) === 1;
  return {
    weight: (pair) =>
      isSame(pair)
        ? Infinity
        : isDifferent(pair) || isAgainst(pair)
          ? -Infinity
          : at(verdicts.weight, at(pattern, pair)),
    eligible: (pair) => isGood(pair) && !isDifferent(pair) && !isAgainst(pair) && !isLacking(pair),
    contradicts: (pair) => isGood(pair) && isAgainst(pair),
    inBand: (pair) =>
      probability(pair) >= thresholds.review && !isDifferent(pair) && !isAgainst(pair),
  };
}

const pairsThat = ({ left }: Candidates, holds: (pair: number) => boolean): number[] => {
  const found: number[] = [];
  for (let pair = 0; pair < left.length; pair += 1) if (holds(pair)) found.push(pair);
  return found;
};

/** Records that are linked into each source: a pair that would link one of them again is no open question. */
function answered(
  records: Records,
  candidates: Candidates,
  pairs: readonly number[],
  sources: number,
) {
  const state = new Uint8Array(records.source.length * sources);
  const slots = (pair: number): [number, number] => {
    const [left, right] = [at(candidates.left, pair), at(candidates.right, pair)];
    return [left * sources + at(records.source, right), right * sources + at(records.source, left)];
  };
  for (const pair of pairs) for (const slot of slots(pair)) state[slot] = 1;
  return (pair: number) => slots(pair).some((slot) => state[slot] === 1);
}

const byWeight =
  (candidates: Candidates, { weight }: Standing) =>
  (a: number, b: number): number =>
    weight(b) - weight(a) ||
    at(candidates.left, a) - at(candidates.left, b) ||
    at(candidates.right, a) - at(candidates.right, b);

/** Who is whom. Pure, and the same for every order of the input. `repeating`: sources that may hold a person twice. */
export function decide(
  records: Records,
  candidates: Candidates,
  verdicts: Verdicts,
  profile: Profile,
  repeating: readonly boolean[],
  settled: Settled = NOTHING,
): Decision {
  const standing = judged(records, candidates, verdicts, profile, settled);
  const sources = repeating.length;
  const { accepted, ambiguous } =
    profile.assignment === 'one-to-one' && !repeating.includes(true)
      ? assignOneToOne(records, candidates, sources, standing, profile.thresholds.margin)
      : {
          accepted: pairsThat(candidates, standing.eligible).sort(byWeight(candidates, standing)),
          ambiguous: [],
        };
  const clusters = clusterPersons(records, candidates, accepted, standing.weight, repeating);
  const known = new Set([...accepted, ...ambiguous]);
  const isAnswered = answered(records, candidates, [...clusters.links, ...ambiguous], sources);
  const review = pairsThat(
    candidates,
    (pair) => standing.inBand(pair) && !known.has(pair) && !isAnswered(pair),
  );
  const against = pairsThat(candidates, (pair) => standing.contradicts(pair) && !isAnswered(pair));
  return { ...clusters, ambiguous, review, contradicted: [...clusters.contradicted, ...against] };
}
