import { int32At, uint8At, type Candidates, type Records } from './candidates.js';
import type { Repeats } from './repeats.js';
import type { Taken } from './taken.js';

/** Pairs by what became of them, as indices into the candidates. */
export interface Assignment {
  readonly accepted: number[];
  /** Equally good counterparts of one record in one source: for clerical review (目視確認). */
  readonly ambiguous: number[];
}

/** What is known of a pair before others are looked at. */
export interface Standing {
  /** Bits; the better pair goes first. */
  readonly weight: (pair: number) => number;
  /** Good enough to be linked, if no other is as good. */
  readonly eligible: (pair: number) => boolean;
}

/** Pairs of every record, one list after the other. */
class PairsByRecord {
  private readonly first: Int32Array;
  private readonly pairs: Int32Array;

  constructor(
    records: number,
    private readonly candidates: Candidates,
  ) {
    const { left, right } = candidates;
    this.first = new Int32Array(records + 1);
    for (const ends of [left, right])
      for (const record of ends) this.first[record + 1] = int32At(this.first, record + 1) + 1;
    for (let i = 0; i < records; i += 1)
      this.first[i + 1] = int32At(this.first, i + 1) + int32At(this.first, i);
    const next = this.first.slice();
    this.pairs = new Int32Array(left.length * 2);
    for (let pair = 0; pair < left.length; pair += 1)
      for (const record of [int32At(left, pair), int32At(right, pair)]) {
        this.pairs[int32At(next, record)] = pair;
        next[record] = int32At(next, record) + 1;
      }
  }

  some(record: number, holds: (pair: number) => boolean): boolean {
    const end = int32At(this.first, record + 1);
    for (let i = int32At(this.first, record); i < end; i += 1)
      if (holds(int32At(this.pairs, i))) return true;
    return false;
  }

  other(pair: number, record: number): number {
    const { left, right } = this.candidates;
    return int32At(left, pair) === record ? int32At(right, pair) : int32At(left, pair);
  }
}

/**
 * Sources hold each person once, but for `repeats`, so a record has at most one counterpart in each other source: the
 * best, if it is better than the next one still free by more than `margin` bits. Otherwise nobody guesses. Pairs
 * of one weight are settled together, so that the result does not depend on their order.
 */
export function assignOneToOne(
  records: Records,
  candidates: Candidates,
  taken: Taken,
  standing: Standing,
  { margin, repeats }: { readonly margin: number; readonly repeats: Repeats },
): Assignment {
  const byRecord = new PairsByRecord(records.source.length, candidates);
  const { left, right } = candidates;
  const isTaken = (pair: number) => taken.has(int32At(left, pair), int32At(right, pair));
  const standInOnePlace = (one: number, other: number): boolean =>
    uint8At(records.source, one) === uint8At(records.source, other) && !repeats.has(one, other);
  const isRival = (pair: number, other: number, from: number): boolean =>
    other !== pair &&
    standing.weight(other) > standing.weight(pair) - margin &&
    standInOnePlace(byRecord.other(other, from), byRecord.other(pair, from)) &&
    !isTaken(other);
  const hasRivalAt = (record: number, pair: number) =>
    byRecord.some(record, (other) => isRival(pair, other, record));
  const hasRival = (pair: number) =>
    hasRivalAt(int32At(left, pair), pair) || hasRivalAt(int32At(right, pair), pair);
  const result: Assignment = { accepted: [], ambiguous: [] };
  const link = (pair: number) => {
    taken.take(int32At(left, pair), int32At(right, pair));
    result.accepted.push(pair);
  };
  for (const group of groupsOfWeight(candidates, standing)) {
    let open = group;
    for (let before = -1; before !== open.length;) {
      before = open.length;
      const clear = open.filter((pair) => !isTaken(pair) && !hasRival(pair));
      for (const pair of clear) link(pair);
      open = open.filter((pair) => !isTaken(pair));
    }
    for (const pair of open) result.ambiguous.push(pair);
  }
  return result;
}

/** Eligible pairs of one weight each, the heaviest first. */
function groupsOfWeight({ left }: Candidates, { weight, eligible }: Standing): number[][] {
  const groups = new Map<number, number[]>();
  for (let pair = 0; pair < left.length; pair += 1) {
    if (!eligible(pair)) continue;
    const group = groups.get(weight(pair));
    if (group) group.push(pair);
    else groups.set(weight(pair), [pair]);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, pairs]) => pairs);
}
