import { at, type Candidates, type Records } from './candidates.js';
import { DisjointSets } from './disjoint-sets.js';

export interface Clusters {
  /** Root record of each record's cluster: equal roots, one person. */
  readonly root: Int32Array;
  /** Pairs that led to the clusters, as indices into the candidates. */
  readonly links: number[];
  /** Pairs refused because their persons would have held two records of one source, or two births. */
  readonly contradicted: number[];
}

interface Facts {
  readonly sources: Uint32Array;
  readonly births: Int32Array;
}

const clash = (facts: Facts, a: number, b: number): boolean =>
  (at(facts.sources, a) & at(facts.sources, b)) !== 0 ||
  at(facts.births, a) !== at(facts.births, b);

/** Joins the sets of `a` and `b`; true when the two cannot be one person. */
function joinFacts(sets: DisjointSets, facts: Facts, a: number, b: number): boolean {
  const [x, y] = [sets.find(a), sets.find(b)];
  if (x === y) return false;
  const clashes = clash(facts, x, y);
  const root = sets.union(x, y);
  facts.sources[root] = at(facts.sources, x) | at(facts.sources, y);
  return clashes;
}

/** What one rule's pairs would join, tried on the clusters so far: pairs of a group with a clash are refused. */
function contradictedOf(pairs: number[], ends: Ends, settled: DisjointSets, facts: Facts) {
  const trial = settled.copy();
  const tried: Facts = { sources: facts.sources.slice(), births: facts.births };
  const clashing = pairs.filter((pair) => joinFacts(trial, tried, ...ends(pair)));
  const groups = new Set(clashing.map((pair) => trial.find(ends(pair)[0])));
  return new Set(pairs.filter((pair) => groups.has(trial.find(ends(pair)[0]))));
}

type Ends = (pair: number) => [number, number];

/**
 * Persons over any number of sources: one-to-one links joined transitively, strongest rule first. Links of
 * one rule that together contradict each other are all refused, so that no order of the input decides.
 */
export function clusterPersons(
  records: Records,
  candidates: Candidates,
  accepted: readonly number[],
  rules: number,
): Clusters {
  const ends: Ends = (pair) => [at(candidates.left, pair), at(candidates.right, pair)];
  const sets = DisjointSets.of(records.source.length);
  const facts: Facts = {
    sources: Uint32Array.from(records.source, (source) => 1 << source),
    births: records.birth,
  };
  const result = { links: [] as number[], contradicted: [] as number[] };
  for (let rule = 0; rule < rules; rule += 1) {
    const pairs = accepted.filter((pair) => candidates.rule[pair] === rule);
    const refused = contradictedOf(pairs, ends, sets, facts);
    for (const pair of pairs) {
      (refused.has(pair) ? result.contradicted : result.links).push(pair);
      if (!refused.has(pair)) joinFacts(sets, facts, ...ends(pair));
    }
  }
  return { root: sets.roots(), ...result };
}
