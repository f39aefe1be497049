import { at } from '../domain/candidates.js';
import type { Decision } from '../domain/decide.js';
import type { Settled } from '../domain/settled.js';
import type { Profile } from '../domain/model/profile.js';
import type { Verdicts } from '../domain/model/verdicts.js';
import { membersBy } from '../domain/members.js';
import type { LinkageWork } from './ports/linkage-engine.js';

type Pair = readonly [one: number, other: number];
type Asked = Pick<LinkageWork, 'patternsOf' | 'inUseTogether'>;

/** Pairs within persons of so many records and more. */
function pairsWithin({ root }: Decision, least: number, isKnown: (pair: Pair) => boolean): Pair[] {
  const pairs: Pair[] = [];
  for (const members of membersBy(root, least).values())
    for (const [i, one] of members.entries())
      for (const other of members.slice(i + 1)) {
        const pair = [Math.min(one, other), Math.max(one, other)] as const;
        if (!isKnown(pair)) pairs.push(pair);
      }
  return pairs;
}

/** Pairs within persons that contradict each other: by their patterns, or as local ids in use at once. */
async function pairsAgainst(
  database: Asked,
  { contradiction }: Verdicts,
  { contradictions, inUse }: Profile,
  decision: Decision,
  isKnown: (pair: Pair) => boolean,
): Promise<Pair[]> {
  // Of two records the pattern was judged when they were linked.
  const asked = contradictions.length === 0 ? [] : pairsWithin(decision, 3, isKnown);
  const patterns = await database.patternsOf(asked);
  const ids = inUse ? pairsWithin(decision, 2, isKnown) : [];
  const together = new Set(await database.inUseTogether(ids));
  return [
    ...asked.filter((_, i) => at(contradiction, at(patterns, i)) >= 0),
    ...ids.filter((_, i) => together.has(i)),
  ];
}

/**
 * Decides until no person holds two records that contradict hard facts, though no rule compared them: A and B, B and C
 * may fit where A and C have two births. Such pairs are kept apart, and the weaker of the links that joined them is
 * refused and listed.
 */
export async function withoutContradictions(
  database: Asked,
  verdicts: Verdicts,
  profile: Profile,
  decideWith: (settled: Settled) => Decision,
  settled: Settled,
): Promise<Decision> {
  const different = new Set(settled.different);
  const against = new Set<number>();
  for (;;) {
    const decision = decideWith({ ...settled, different, against });
    const key = ([one, other]: Pair) => one * decision.root.length + other;
    const isKnown = (pair: Pair) => different.has(key(pair)) || settled.same.has(key(pair));
    const found = await pairsAgainst(database, verdicts, profile, decision, isKnown);
    if (found.length === 0) return decision;
    for (const pair of found) {
      different.add(key(pair));
      against.add(key(pair));
    }
  }
}
