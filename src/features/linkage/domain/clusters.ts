import { int32At, type Candidates, type Records } from './candidates.js';
import { Persons, type Person, type Standings } from './persons.js';

export interface Clusters {
  /** Root record of each record's cluster: equal roots, one person. */
  readonly root: Int32Array;
  /** Pairs that led to the clusters, as indices into the candidates. */
  readonly links: number[];
  /** Pairs refused because of whom they would have made one person. */
  readonly contradicted: number[];
}

/** What these pairs of one weight would join, tried on the persons so far: pairs of a group with a clash are refused. */
function entangledRefused(
  pairs: readonly number[],
  { left, right }: Candidates,
  persons: Persons,
  isSettled: boolean,
): Set<number> {
  const parent = new Map<number, number>();
  const joined = new Map<number, Person>();
  const find = (record: number): number => {
    const root = persons.sets.find(record);
    let top = root;
    for (let up = parent.get(top); up !== undefined; up = parent.get(top)) top = up;
    if (top !== root) parent.set(root, top);
    return top;
  };
  const clashing = new Set<number>();
  const personOf = (root: number) => joined.get(root) ?? persons.at(root);
  for (const pair of pairs) {
    const [x, y] = [find(int32At(left, pair)), find(int32At(right, pair))];
    if (x === y) continue;
    if (persons.clash(personOf(x), personOf(y), isSettled)) clashing.add(pair);
    joined.set(x, persons.joined(personOf(x), personOf(y)));
    parent.set(y, x);
  }
  const groups = new Set([...clashing].map((pair) => find(int32At(left, pair))));
  return new Set(pairs.filter((pair) => groups.has(find(int32At(left, pair)))));
}

/** Roots of both records of every pair, one after the other. */
function rootsOf(
  pairs: readonly number[],
  { left, right }: Candidates,
  { sets }: Persons,
): Int32Array {
  const roots = new Int32Array(2 * pairs.length);
  pairs.forEach((pair, i) => {
    roots[2 * i] = sets.find(int32At(left, pair));
    roots[2 * i + 1] = sets.find(int32At(right, pair));
  });
  return roots;
}

/**
 * Pairs of one weight refused because of whom they would make one person. Most share neither person with another pair
 * and are tried by themselves. `touching` holds a 0 per record, and does so afterwards.
 */
function refusedOf(
  pairs: readonly number[],
  candidates: Candidates,
  persons: Persons,
  isSettled: boolean,
  touching: Int32Array,
): ReadonlySet<number> {
  const roots = rootsOf(pairs, candidates, persons);
  for (const root of roots) touching[root] = int32At(touching, root) + 1;
  const entangled: number[] = [];
  const refused = new Set<number>();
  pairs.forEach((pair, i) => {
    const [x, y] = [int32At(roots, 2 * i), int32At(roots, 2 * i + 1)];
    if (int32At(touching, x) > 1 || int32At(touching, y) > 1) entangled.push(pair);
    else if (persons.mayClash(x, y) && persons.clash(persons.at(x), persons.at(y), isSettled))
      refused.add(pair);
  });
  for (const root of roots) touching[root] = 0;
  for (const pair of entangledRefused(entangled, candidates, persons, isSettled)) refused.add(pair);
  return refused;
}

/** Neighbours of equal weight together. `accepted` runs from the heaviest down. */
function* inGroups(
  accepted: readonly number[],
  weight: (pair: number) => number,
): Generator<number[]> {
  let group: number[] = [];
  for (const pair of accepted) {
    if (group.length > 0 && weight(group[0] ?? pair) !== weight(pair)) {
      yield group;
      group = [];
    }
    group.push(pair);
  }
  yield group;
}

/**
 * Persons over any number of sources: links joined transitively, the heaviest first. Links of one weight that
 * together contradict each other are all refused, so that no order of the input decides. A pair of infinite weight
 * is one that reviewers settled: it alone may make one of two persons known before.
 */
export function clusterPersons(
  records: Records,
  candidates: Candidates,
  accepted: readonly number[],
  weight: (pair: number) => number,
  standings: Standings,
): Clusters {
  const { left, right } = candidates;
  const persons = Persons.of(records, standings);
  const touching = new Int32Array(records.source.length);
  const result = { links: [] as number[], contradicted: [] as number[] };
  for (const pairs of inGroups(accepted, weight)) {
    const isSettled = weight(pairs[0] ?? 0) === Infinity;
    const refused = refusedOf(pairs, candidates, persons, isSettled, touching);
    for (const pair of pairs) {
      (refused.has(pair) ? result.contradicted : result.links).push(pair);
      if (!refused.has(pair)) persons.join(int32At(left, pair), int32At(right, pair));
    }
  }
  return { root: persons.sets.roots(), ...result };
}
