import { at, type Candidates, type Records } from './candidates.js';

const FREE = 0;
const LINKED = 1;
const AMBIGUOUS = 2;

/** Indices into the candidates. */
export interface Assignment {
  readonly accepted: number[];
  /** Two candidates or more of one rule for a record in one source: for clerical review (目視確認). */
  readonly ambiguous: number[];
}

/** Pair positions per rule, strongest rule first. */
function byRule(candidates: Candidates, rules: number): number[][] {
  const buckets = Array.from({ length: rules }, (): number[] => []);
  candidates.rule.forEach((rule, pair) => buckets[rule]?.push(pair));
  return buckets;
}

/**
 * Sources hold each person once, so a record has at most one counterpart in each other source. A stronger
 * rule decides first; where one rule offers several, nobody guesses: all stay open, for weaker rules too.
 * The result does not depend on the order of the pairs.
 */
export function assignOneToOne(
  records: Records,
  candidates: Candidates,
  sources: number,
  rules: number,
): Assignment {
  const state = new Uint8Array(records.source.length * sources);
  const offers = new Uint32Array(state.length);
  const slots = (pair: number): [number, number] => {
    const [left, right] = [at(candidates.left, pair), at(candidates.right, pair)];
    return [left * sources + at(records.source, right), right * sources + at(records.source, left)];
  };
  const isFree = (slot: number) => state[slot] === FREE;
  const count = (pairs: number[], by: (slot: number) => number) => {
    for (const pair of pairs) for (const slot of slots(pair)) offers[slot] = by(slot);
  };
  const result: Assignment = { accepted: [], ambiguous: [] };
  for (const bucket of byRule(candidates, rules)) {
    const open = bucket.filter((pair) => slots(pair).every(isFree));
    count(open, (slot) => at(offers, slot) + 1);
    const only = open.map((pair) => slots(pair).every((slot) => offers[slot] === 1));
    open.forEach((pair, i) => {
      (only[i] ? result.accepted : result.ambiguous).push(pair);
      for (const slot of slots(pair)) state[slot] = only[i] ? LINKED : AMBIGUOUS;
    });
    count(open, () => 0);
  }
  return result;
}
