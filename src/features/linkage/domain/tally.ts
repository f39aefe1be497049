import { at, int32At, type Candidates, type Records } from './candidates.js';
import type { Decision } from './decide.js';
import type { LinkCounts } from './link-receipt.js';
import { membersBy, sizesBy } from './members.js';
import type { Profile } from './model/profile.js';
import type { Verdicts } from './model/verdicts.js';

/** Name of what linked a pair: the deterministic rule its pattern satisfies, else the model. */
const MODEL = 'model';

export const ruleNames = ({ deterministic }: Pick<Profile, 'deterministic'>): string[] => [
  ...deterministic.map(({ name }) => name),
  MODEL,
];

/** Index into `ruleNames` of what links pairs of this pattern. */
export const decidingRule = (verdicts: Verdicts, profile: Profile, pattern: number): number => {
  const rule = at(verdicts.rule, pattern);
  return rule < 0 ? profile.deterministic.length : rule;
};

function perRule(
  decision: Decision,
  candidates: Candidates,
  profile: Profile,
  verdicts: Verdicts,
): LinkCounts['rules'] {
  const names = ruleNames(profile);
  const pairs = names.map(() => 0);
  for (const pair of decision.links) {
    const rule = decidingRule(verdicts, profile, int32At(candidates.pattern, pair));
    pairs[rule] = (pairs[rule] ?? 0) + 1;
  }
  return names.map((rule, i) => ({ rule, pairs: pairs[i] ?? 0 }));
}

/** Linked pairs per pair of sources, with those that follow over a third source. */
function perSourcePair(
  records: Records,
  persons: Iterable<readonly number[]>,
  operators: readonly string[],
): LinkCounts['pairs'] {
  const counts = new Map<number, number>();
  for (const members of persons)
    members.forEach((a, i) => {
      for (const b of members.slice(i + 1)) {
        const key = at(records.source, a) * operators.length + at(records.source, b);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    });
  return operators.flatMap((one, a) =>
    operators.slice(a + 1).map((other, i) => ({
      operators: [one, other] as const,
      pairs: counts.get(a * operators.length + a + 1 + i) ?? 0,
    })),
  );
}

function bySize(root: Int32Array): LinkCounts['clusters'] {
  const sizes = new Map<number, number>();
  for (const size of sizesBy(root)) if (size > 0) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  return [...sizes].sort(([a], [b]) => a - b).map(([size, count]) => ({ size, persons: count }));
}

function openPairs(candidates: Candidates, pairs: readonly number[]): LinkCounts['ambiguous'] {
  const ends = pairs.flatMap((pair) => [
    int32At(candidates.left, pair),
    int32At(candidates.right, pair),
  ]);
  return { pairs: pairs.length, records: new Set(ends).size };
}

/** The counts of a receipt: no identifiers. */
export function tally(
  records: Records,
  candidates: Candidates,
  decision: Decision,
  operators: readonly string[],
  profile: Profile,
  verdicts: Verdicts,
): LinkCounts {
  const clusters = bySize(decision.root);
  return {
    persons: clusters.reduce((sum, { persons }) => sum + persons, 0),
    rules: perRule(decision, candidates, profile, verdicts),
    pairs: perSourcePair(records, membersBy(decision.root).values(), operators),
    clusters,
    ambiguous: openPairs(candidates, [...decision.ambiguous, ...decision.review]),
    contradicted: openPairs(candidates, decision.contradicted),
    merges: openPairs(candidates, decision.merges),
  };
}
