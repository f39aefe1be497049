import { int32At, pairsAt, uint8At, type Candidates, type Records } from './candidates.js';
import type { Settled } from './settled.js';

/** Some of the pairs with the records that stand in them, numbered anew in the order they had. */
export interface Part {
  readonly records: Records;
  readonly candidates: Candidates;
  readonly settled: Settled;
  /** Number in the whole, by that in the part. */
  readonly whole: Int32Array;
}

/** Records of the pairs, ascending; `place` receives 1 + the number of each in the part. */
function recordsOf({ left, right }: Candidates, place: Int32Array): Int32Array {
  for (const side of [left, right])
    for (let pair = 0; pair < side.length; pair += 1) place[int32At(side, pair)] = 1;
  let count = 0;
  for (let record = 0; record < place.length; record += 1)
    if (int32At(place, record) > 0) place[record] = count += 1;
  const whole = new Int32Array(count);
  for (let record = 0; record < place.length; record += 1)
    if (int32At(place, record) > 0) whole[int32At(place, record) - 1] = record;
  return whole;
}

/** What is settled of pairs that lie in the part, by its numbers. */
function keysIn(keys: ReadonlySet<number>, place: Int32Array, records: number): Set<number> {
  const inPart = new Set<number>();
  for (const key of keys) {
    const one = int32At(place, Math.floor(key / place.length));
    const other = int32At(place, key % place.length);
    if (one > 0 && other > 0) inPart.add((one - 1) * records + other - 1);
  }
  return inPart;
}

/** The part of a linkage in which nobody is known before, and no source repeats anybody. */
export function partOf(
  { source, institution }: Records,
  candidates: Candidates,
  pairs: readonly number[],
  { same, different, against }: Settled,
): Part {
  const chosen = pairsAt(candidates, pairs);
  const place = new Int32Array(source.length);
  const whole = recordsOf(chosen, place);
  const inPart = (record: number) => int32At(place, record) - 1;
  const keys = (of: ReadonlySet<number>) => keysIn(of, place, whole.length);
  return {
    records: {
      source: Uint8Array.from(whole, (record) => uint8At(source, record)),
      institution: institution && whole.map((record) => int32At(institution, record)),
    },
    candidates: {
      ...chosen,
      left: chosen.left.map(inPart),
      right: chosen.right.map(inPart),
    },
    settled: { same: keys(same), different: keys(different), against: against && keys(against) },
    whole,
  };
}
