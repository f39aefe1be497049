import { int32At, pairsAt, type Candidates } from './candidates.js';
import { counterparts } from './counterparts.js';

/** Pairs and records set aside as alike. */
export interface Crowd {
  readonly pairs: number;
  readonly records: number;
}

/**
 * Nobody stands so often in another's data, or in one's own: these are test patients, or rows whose items hold
 * nothing but defaults.
 */
const MOST_COUNTERPARTS = 50;

/**
 * 同一内容の記録の群れ. The candidates without pairs of which both records have more counterparts than anybody: whom
 * they are nobody can tell, and a thousand of them would be a million pairs to review. They are counted, never linked.
 */
export function withoutCrowds(
  candidates: Candidates,
  records: number,
): { readonly candidates: Candidates; readonly crowd: Crowd } {
  const { left, right } = candidates;
  const counts = counterparts(candidates, records);
  const isCrowded = (record: number) => int32At(counts, record) > MOST_COUNTERPARTS;
  if (!counts.some((count) => count > MOST_COUNTERPARTS))
    return { candidates, crowd: { pairs: 0, records: 0 } };
  const staying: number[] = [];
  const crowded = new Set<number>();
  for (let pair = 0; pair < left.length; pair += 1) {
    const [one, other] = [int32At(left, pair), int32At(right, pair)];
    if (isCrowded(one) && isCrowded(other)) crowded.add(one).add(other);
    else staying.push(pair);
  }
  const crowd = { pairs: left.length - staying.length, records: crowded.size };
  return { candidates: pairsAt(candidates, staying), crowd };
}

/** More pairs than this are no longer kept in memory: 13 bytes each, and as many again while they are read. */
const MOST_PAIRS = 200_000_000;

/** Index of a blocking rule that would find too many pairs, by what the sample tells; undefined where none does. */
export function flooded(
  counts: readonly { readonly patterns: ReadonlyMap<number, number> }[],
  worth: readonly number[],
  share: number,
): number | undefined {
  const wanted = new Set(worth);
  const index = counts.findIndex(({ patterns }) => {
    let pairs = 0;
    for (const [pattern, count] of patterns) if (wanted.has(pattern)) pairs += count;
    return pairs / share > MOST_PAIRS;
  });
  return index < 0 ? undefined : index;
}
