import { at, type Candidates, type Records } from '../candidates.js';
import type { Crowd } from '../crowds.js';
import type { Decision } from '../decide.js';
import { assignable } from './assignable.js';
import type { EvidenceSource, LinkEvidence, LinkResults, PatternEvidence } from './evidence.js';
import { levelNames, type Layout } from './layout.js';
import type { ModelParameters, PatternCounts } from './parameters.js';
import { firstRule } from './pattern-rules.js';
import type { Profile } from './profile.js';
import { scorer } from './score.js';
import type { Verdicts } from './verdicts.js';

/** What a run found, as far as its evidence tells it. */
export interface RunFacts {
  readonly profile: Profile;
  readonly layout: Layout;
  readonly parameters: ModelParameters;
  readonly counts: readonly PatternCounts[];
  /** Share of the left side's records the counts rest on, 0…1. */
  readonly share: number;
  readonly verdicts: Verdicts;
  readonly records: Records;
  readonly candidates: Candidates;
  readonly crowd: Crowd;
  readonly decision: Decision;
}

function countBy(pairs: Iterable<number>, { pattern }: Candidates): Map<number, number> {
  const counts = new Map<number, number>();
  for (const pair of pairs) {
    const key = at(pattern, pair);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const ruleOf = ({ profile, verdicts }: RunFacts, pattern: number): { rule?: string } => {
  const found =
    profile.contradictions[at(verdicts.contradiction, pattern)] ??
    profile.deterministic[at(verdicts.rule, pattern)];
  return found ? { rule: found.name } : {};
};

/** Every pattern of the candidates with its levels, score and fate. */
function patternEvidence(facts: RunFacts): PatternEvidence[] {
  const { layout, parameters, candidates, decision } = facts;
  const score = scorer(layout, parameters);
  const all = countBy(candidates.left.keys(), candidates);
  const linked = countBy(decision.links, candidates);
  const further = countBy(assignable(facts), candidates);
  return [...all]
    .map(([pattern, pairs]) => ({
      pattern,
      levels: levelNames(layout, pattern),
      pairs,
      linked: linked.get(pattern) ?? 0,
      assignable: further.get(pattern) ?? 0,
      ...score(pattern),
      ...ruleOf(facts, pattern),
    }))
    .sort((a, b) => b.weight - a.weight || a.pattern - b.pattern);
}

/** Pairs by kind of close call: found by any blocking rule (from the sample), and linked. */
function closeCalls({ profile, layout, counts, share, candidates, decision }: RunFacts) {
  const kindOf = firstRule(layout, profile.closeCalls);
  const kinds = new Map(profile.closeCalls.map(({ name }) => [name, { pairs: 0, linked: 0 }]));
  const count = (pattern: number, key: 'pairs' | 'linked', by: number) => {
    const kind = kinds.get(profile.closeCalls[kindOf(pattern)]?.name ?? '');
    if (kind) kind[key] += by;
  };
  for (const { patterns } of counts)
    for (const [pattern, pairs] of patterns) count(pattern, 'pairs', pairs / share);
  for (const [pattern, pairs] of countBy(decision.links, candidates))
    count(pattern, 'linked', pairs);
  return [...kinds].map(([kind, { pairs, linked }]) => ({
    kind,
    pairs: Math.round(pairs),
    linked,
  }));
}

/** Counts of the run, and the quality its own probabilities promise. */
function resultsOf(facts: RunFacts, persons: number): LinkResults {
  const { verdicts, candidates, crowd, decision } = facts;
  // By pattern, not by pair: of fractions the order of a sum would show in its last digits.
  const expected = (pairs: Iterable<number>): number =>
    [...countBy(pairs, candidates)]
      .sort(([a], [b]) => a - b)
      .reduce((sum, [pattern, n]) => sum + n * at(verdicts.probability, pattern), 0);
  const correct = expected(decision.links);
  const left = expected([
    ...decision.review,
    ...decision.ambiguous,
    ...decision.contradicted,
    ...decision.merges,
  ]);
  return {
    links: decision.links.length,
    persons,
    review: decision.review.length,
    ambiguous: decision.ambiguous.length,
    contradicted: decision.contradicted.length,
    merges: decision.merges.length,
    ...(crowd.pairs > 0 && { crowd }),
    expectedPrecision: decision.links.length === 0 ? 1 : correct / decision.links.length,
    expectedRecall: correct + left === 0 ? 1 : correct / (correct + left),
    closeCalls: closeCalls(facts),
  };
}

type Told = Pick<
  LinkEvidence,
  | 'ticketId'
  | 'startedAt'
  | 'finishedAt'
  | 'variants'
  | 'seed'
  | 'files'
  | 'earlier'
  | 'labelsSha256'
> & {
  readonly sha256: string;
  readonly sources: readonly EvidenceSource[];
  readonly persons: number;
};

/** Of the candidate pairs, and of those linked, the ones this rule finds and none before it. */
function firstFoundBy(rule: number, { candidates, decision }: RunFacts) {
  let found = 0;
  for (const finder of candidates.rule) if (finder === rule) found += 1;
  const linked = decision.links.filter((pair) => candidates.rule[pair] === rule).length;
  return { candidates: found, linked };
}

/** Days of use are told where somebody delivers them: columns nobody has are nothing to be warned of. */
function toldOf({ inUse }: Profile, { known, ...source }: EvidenceSource): EvidenceSource {
  const optional = inUse ? [inUse.from, inUse.to] : [];
  const told = Object.entries(known).filter(([field, n]) => n > 0 || !optional.includes(field));
  return { ...source, known: Object.fromEntries(told) };
}

export function evidenceOf(
  facts: RunFacts,
  { sha256, persons, sources, ...told }: Told,
): LinkEvidence {
  const { profile, counts, share, parameters } = facts;
  return {
    kind: 'yuzu.evidence/link',
    ...told,
    sources: sources.map((source) => toldOf(profile, source)),
    profile: { name: profile.name, version: profile.version, sha256 },
    blocking: counts.map(({ rule, patterns }, i) => ({
      rule,
      pairs: Math.round([...patterns.values()].reduce((sum, pairs) => sum + pairs, 0) / share),
      ...firstFoundBy(i, facts),
    })),
    parameters,
    patterns: patternEvidence(facts),
    thresholds: profile.thresholds,
    results: resultsOf(facts, persons),
  };
}
