import { alonePairs, decideAlone } from './alone.js';
import { assignOneToOne, type Standing } from './assign.js';
import { at, int32At, uint8At, type Candidates, type Records } from './candidates.js';
import { clusterPersons, type Clusters } from './clusters.js';
import type { Profile } from './model/profile.js';
import type { Verdicts } from './model/verdicts.js';
import { ownRoots } from './disjoint-sets.js';
import { judged } from './judged.js';
import { partOf, type Part } from './part.js';
import { Repeats } from './repeats.js';
import { NOTHING_SETTLED, type Settled } from './settled.js';
import { Taken } from './taken.js';

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
  /** As good as a link, but would make one of two persons known before. */
  readonly merges: readonly number[];
}

const pairsThat = ({ left }: Candidates, holds: (pair: number) => boolean): number[] => {
  const found: number[] = [];
  for (let pair = 0; pair < left.length; pair += 1) if (holds(pair)) found.push(pair);
  return found;
};

/** A 1 per pair that is in one of the lists. */
function marks({ left }: Candidates, lists: readonly (readonly number[])[]): Uint8Array {
  const marked = new Uint8Array(left.length);
  for (const pairs of lists) for (const pair of pairs) marked[pair] = 1;
  return marked;
}

type IsAnswered = (pair: number) => boolean;

/**
 * A pair that would link a record into a source where it is linked already is no open question, but to another
 * institution of that source. Where persons repeat, only a pair of one person is none.
 */
function answered(
  candidates: Candidates,
  { root, links }: Clusters,
  ambiguous: readonly number[],
  taken: Taken | undefined,
): IsAnswered {
  const { left, right } = candidates;
  const isOnePerson = (pair: number) =>
    int32At(root, int32At(left, pair)) === int32At(root, int32At(right, pair));
  if (!taken) return isOnePerson;
  const places = taken.copy();
  for (const pairs of [links, ambiguous])
    for (const pair of pairs) places.take(int32At(left, pair), int32At(right, pair));
  return (pair) => places.answers(int32At(left, pair), int32At(right, pair)) || isOnePerson(pair);
}

const byWeight =
  (candidates: Candidates, { weight }: Standing) =>
  (a: number, b: number): number =>
    weight(b) - weight(a) ||
    int32At(candidates.left, a) - int32At(candidates.left, b) ||
    int32At(candidates.right, a) - int32At(candidates.right, b);

/** Pairs that must not be one person, by record and both ways. */
function apartOf({ different }: Settled, records: number): Map<number, number[]> {
  const apart = new Map<number, number[]>();
  const add = (one: number, other: number) => {
    const known = apart.get(one);
    if (known) known.push(other);
    else apart.set(one, [other]);
  };
  for (const key of different) {
    const [one, other] = [Math.floor(key / records), key % records];
    add(one, other);
    add(other, one);
  }
  return apart;
}

/** Refused pairs by why: two persons known before, or anything else. */
function refusedOf(
  { root, contradicted }: Clusters,
  { left, right }: Candidates,
  { known }: Settled,
) {
  const persons = new Uint8Array(root.length);
  known?.forEach((person, record) => {
    if (person >= 0) persons[int32At(root, record)] = 1;
  });
  const isKnown = (record: number) => uint8At(persons, int32At(root, record)) === 1;
  const isMerge = (pair: number) => isKnown(int32At(left, pair)) && isKnown(int32At(right, pair));
  return {
    merges: new Set(contradicted.filter(isMerge)),
    contradicted: contradicted.filter((pair) => !isMerge(pair)),
  };
}

/** Who is whom where records stand in several pairs. */
function decideTogether(
  records: Records,
  candidates: Candidates,
  verdicts: Verdicts,
  profile: Profile,
  repeating: readonly boolean[],
  settled: Settled,
): Decision {
  const standing = judged(records, candidates, verdicts, profile, settled);
  const isMany = profile.assignment === 'many';
  const isOneToOne = !isMany && !repeating.includes(true);
  const repeats = settled.repeats ?? new Repeats(records.source.length);
  const taken = isOneToOne ? Taken.by(records, repeats, settled.known) : undefined;
  const { margin } = profile.thresholds;
  const { accepted, ambiguous } = taken
    ? assignOneToOne(records, candidates, taken.copy(), standing, { margin, repeats })
    : {
        accepted: pairsThat(candidates, standing.eligible).sort(byWeight(candidates, standing)),
        ambiguous: [],
      };
  const standings = {
    repeating: isMany ? repeating.map(() => true) : repeating,
    known: settled.known,
    repeats,
    apart: apartOf(settled, records.source.length),
  };
  const clusters = clusterPersons(records, candidates, accepted, standing.weight, standings);
  const decided = marks(candidates, [accepted, ambiguous]);
  const isAnswered = answered(candidates, clusters, ambiguous, taken);
  const isOpen = (pair: number) => uint8At(decided, pair) === 0 && !isAnswered(pair);
  const { left, right } = candidates;
  const isStillApart = (pair: number) =>
    standing.merges(pair) &&
    int32At(clusters.root, int32At(left, pair)) !== int32At(clusters.root, int32At(right, pair));
  const refused = refusedOf(clusters, candidates, settled);
  const against = pairsThat(
    candidates,
    (pair) => standing.isDoubted(pair) || (standing.contradicts(pair) && !isAnswered(pair)),
  );
  return {
    root: clusters.root,
    links: clusters.links,
    ambiguous,
    review: pairsThat(candidates, (pair) => standing.inBand(pair) && isOpen(pair)),
    contradicted: [...refused.contradicted, ...against],
    merges: pairsThat(candidates, (pair) => refused.merges.has(pair) || isStillApart(pair)),
  };
}

/** Root of every record: that of the pair it is linked in alone, or of its person in the part. */
function rootsOf(
  records: number,
  { left, right }: Candidates,
  links: readonly number[],
  { whole, root }: Pick<Part, 'whole'> & Pick<Decision, 'root'>,
): Int32Array {
  const roots = ownRoots(records);
  for (const pair of links) {
    const [one, other] = [int32At(left, pair), int32At(right, pair)];
    roots[Math.max(one, other)] = Math.min(one, other);
  }
  for (let i = 0; i < whole.length; i += 1)
    roots[int32At(whole, i)] = int32At(whole, int32At(root, i));
  return roots;
}

/**
 * Who is whom. Pure, and the same for every order of the input. `repeating`: sources that may hold a person twice. Most
 * pairs stand alone and are decided one by one.
 */
export function decide(
  records: Records,
  candidates: Candidates,
  verdicts: Verdicts,
  profile: Profile,
  repeating: readonly boolean[],
  settled: Settled = NOTHING_SETTLED,
): Decision {
  const { alone, others } = alonePairs(records, candidates, settled);
  if (alone.length === 0)
    return decideTogether(records, candidates, verdicts, profile, repeating, settled);
  const { whole, ...part } = partOf(records, candidates, others, settled);
  const together = decideTogether(
    part.records,
    part.candidates,
    verdicts,
    profile,
    repeating,
    part.settled,
  );
  const each = decideAlone(alone, judged(records, candidates, verdicts, profile, settled));
  const named = (pairs: readonly number[]) => pairs.map((pair) => at(others, pair));
  return {
    root: rootsOf(records.source.length, candidates, each.links, { whole, root: together.root }),
    links: [...each.links, ...named(together.links)],
    ambiguous: named(together.ambiguous),
    contradicted: [...each.contradicted, ...named(together.contradicted)],
    review: [...each.review, ...named(together.review)],
    merges: named(together.merges),
  };
}
