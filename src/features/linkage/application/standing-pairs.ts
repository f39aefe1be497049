import { int32At, type Candidates } from '../domain/candidates.js';
import type { Settled } from '../domain/settled.js';
import { membersBy } from '../domain/members.js';
import type { LinkageWork } from './ports/linkage-engine.js';

type Standing = Pick<Settled, 'same' | 'known'>;

/** Pairs within persons known before, as keys. */
function knownPairs(known: Int32Array | undefined, records: number): number[] {
  const keys: number[] = [];
  if (!known) return keys;
  for (const members of membersBy(known).values())
    for (const [i, one] of members.entries())
      for (const other of members.slice(i + 1)) keys.push(one * records + other);
  return keys;
}

/** Keys of standing pairs that are no candidates, in order. */
function missing(
  { left, right }: Candidates,
  records: number,
  { same, known }: Standing,
): number[] {
  const keys = new Set([...same, ...knownPairs(known, records)]);
  if (keys.size > 0)
    for (let pair = 0; pair < left.length; pair += 1)
      keys.delete(int32At(left, pair) * records + int32At(right, pair));
  return [...keys].sort((a, b) => a - b);
}

/** In place of the blocking rule of a pair no rule found. */
const NO_RULE = 255;

const joined = (all: Int32Array, more: readonly number[]): Int32Array<ArrayBuffer> => {
  const together = new Int32Array(all.length + more.length);
  together.set(all);
  together.set(more, all.length);
  return together;
};

/**
 * The candidates and what stands whether or not a rule finds it: pairs that reviewers settled as one person, which are
 * linked, and those of persons known before, which are looked at for contradictions.
 */
export async function withStandingPairs(
  database: Pick<LinkageWork, 'patternsOf'>,
  candidates: Candidates,
  records: number,
  standing: Standing,
): Promise<Candidates> {
  const keys = missing(candidates, records, standing);
  if (keys.length === 0) return candidates;
  const pairs = keys.map((key) => [Math.floor(key / records), key % records] as const);
  const patterns = await database.patternsOf(pairs);
  const rule = new Uint8Array(candidates.rule.length + keys.length).fill(NO_RULE);
  rule.set(candidates.rule);
  return {
    left: joined(
      candidates.left,
      pairs.map(([one]) => one),
    ),
    right: joined(
      candidates.right,
      pairs.map(([, other]) => other),
    ),
    pattern: joined(candidates.pattern, patterns),
    rule,
  };
}
