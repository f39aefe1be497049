import type { BlockingEvidence } from '../model/evidence.js';

/** What one blocking rule costs, and what it brings. */
export interface BlockingShare {
  readonly rule: string;
  /** Pairs the rule finds, whether or not others find them too. */
  readonly pairs: number;
  /** `pairs` as a share of all pairs there are, 0…1: what would be compared without blocking. */
  readonly ofAll: number;
  /** Found by this rule or one before it, of the candidate pairs and of those linked; older runs do not tell. */
  readonly soFar?: { readonly candidates: number; readonly linked: number };
}

/** Pairs of records of different sources; within the one source of a de-duplication. */
export function possiblePairs(sizes: readonly number[]): number {
  if (sizes.length < 2) return sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.reduce((sum, size) => sum + size * (total - size), 0) / 2;
}

export function blockingShares(
  blocking: readonly BlockingEvidence[],
  sizes: readonly number[],
): BlockingShare[] {
  const all = possiblePairs(sizes);
  const soFar = { candidates: 0, linked: 0 };
  return blocking.map(({ rule, pairs, candidates, linked }) => {
    const share = { rule, pairs, ofAll: all === 0 ? 0 : pairs / all };
    if (candidates === undefined || linked === undefined) return share;
    soFar.candidates += candidates;
    soFar.linked += linked;
    return { ...share, soFar: { ...soFar } };
  });
}

/** How a rule does on pairs known to be one person. */
interface BlockingCoverage {
  readonly rule: string;
  readonly found: number;
  /** Found by this rule or one before it. */
  readonly cumulative: number;
  /** Found by no other rule: lost, were this rule left out. */
  readonly foundAlone: number;
  readonly missed: number;
}

export interface CoverageReport {
  readonly pairs: number;
  /** Pairs no rule finds: no threshold gets them back. */
  readonly missedByAll: number;
  readonly rules: readonly BlockingCoverage[];
}

/** `finds[rule]` tells whether the rule finds the pair; one entry of `pairs` per pair. */
export function coverageOf(
  rules: readonly string[],
  pairs: Iterable<readonly boolean[]>,
): CoverageReport {
  const found = rules.map(() => 0);
  const alone = rules.map(() => 0);
  const first = rules.map(() => 0);
  let [count, missedByAll] = [0, 0];
  for (const finds of pairs) {
    count += 1;
    const finders = finds.flatMap((hit, i) => (hit ? [i] : []));
    if (finders.length === 0) missedByAll += 1;
    for (const i of finders) found[i] = (found[i] ?? 0) + 1;
    const [only, second] = finders;
    if (only !== undefined) first[only] = (first[only] ?? 0) + 1;
    if (only !== undefined && second === undefined) alone[only] = (alone[only] ?? 0) + 1;
  }
  let cumulative = 0;
  return {
    pairs: count,
    missedByAll,
    rules: rules.map((rule, i) => {
      const hits = found[i] ?? 0;
      cumulative += first[i] ?? 0;
      return { rule, found: hits, cumulative, foundAlone: alone[i] ?? 0, missed: count - hits };
    }),
  };
}
