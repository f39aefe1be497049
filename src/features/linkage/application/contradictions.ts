import { at } from '../domain/candidates.js';
import type { Decision, Settled } from '../domain/decide.js';
import type { Profile } from '../domain/model/profile.js';
import type { Verdicts } from '../domain/model/verdicts.js';
import { membersByRoot } from '../domain/tally.js';
import type { LinkageWork } from './ports/linkage-engine.js';

type Pair = readonly [one: number, other: number];

/** Pairs within persons of three and more records. Of two records the link itself was judged. */
function pairsWithin({ root }: Decision, isKnown: (pair: Pair) => boolean): Pair[] {
  const pairs: Pair[] = [];
  for (const members of membersByRoot(root, 3).values())
    for (const [i, one] of members.entries())
      for (const other of members.slice(i + 1)) {
        const pair = [Math.min(one, other), Math.max(one, other)] as const;
        if (!isKnown(pair)) pairs.push(pair);
      }
  return pairs;
}

/**
 * Decides until no person holds two records that contradict hard facts, though no rule compared them: A and B, B and C
 * may fit where A and C have two births. Such pairs are kept apart, and the weaker of the links that joined them is
 * refused and listed.
 */
export async function withoutContradictions(
  database: Pick<LinkageWork, 'patternsOf'>,
  { contradiction }: Verdicts,
  { contradictions }: Profile,
  decideWith: (settled?: Settled) => Decision,
  settled: Settled = { same: new Set(), different: new Set() },
): Promise<Decision> {
  const different = new Set(settled.different);
  for (;;) {
    const decision = decideWith({ ...settled, different });
    if (contradictions.length === 0) return decision;
    const key = ([one, other]: Pair) => one * decision.root.length + other;
    const isKnown = (pair: Pair) => different.has(key(pair)) || settled.same.has(key(pair));
    const pairs = pairsWithin(decision, isKnown);
    const patterns = await database.patternsOf(pairs);
    const against = pairs.filter((_, i) => at(contradiction, at(patterns, i)) >= 0);
    if (against.length === 0) return decision;
    for (const pair of against) different.add(key(pair));
  }
}
