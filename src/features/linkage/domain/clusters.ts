import { at, type Candidates, type Records } from './candidates.js';
import { DisjointSets } from './disjoint-sets.js';

export interface Clusters {
  /** Root record of each record's cluster: equal roots, one person. */
  readonly root: Int32Array;
  /** Pairs that led to the clusters, as indices into the candidates. */
  readonly links: number[];
  /** Pairs refused because their persons would have held two records of one source. */
  readonly contradicted: number[];
}

type Ends = (pair: number) => [number, number];

/** Persons so far, and which sources know each. */
class Persons {
  private constructor(
    readonly sets: DisjointSets,
    private readonly sources: Uint32Array,
    private readonly single: number,
  ) {}

  /** `repeating`: sources that may hold a person more than once. */
  static of({ source }: Records, repeating: readonly boolean[]): Persons {
    const bits = Uint32Array.from(source, (one) => 1 << one);
    const single = repeating.reduce((mask, repeats, i) => (repeats ? mask : mask | (1 << i)), 0);
    return new Persons(DisjointSets.of(source.length), bits, single);
  }

  /** Sources that know the person of this root. */
  bits(root: number): number {
    return at(this.sources, root);
  }

  join(a: number, b: number): void {
    const [x, y] = [this.sets.find(a), this.sets.find(b)];
    if (x === y) return;
    const bits = this.bits(x) | this.bits(y);
    this.sources[this.sets.union(x, y)] = bits;
  }

  clash(one: number, other: number): boolean {
    return (one & other & this.single) !== 0;
  }
}

/** What the pairs of one weight would join, tried on the persons so far: pairs of a group with a clash are refused. */
function contradictedOf(pairs: readonly number[], ends: Ends, persons: Persons): Set<number> {
  const parent = new Map<number, number>();
  const bits = new Map<number, number>();
  const find = (record: number): number => {
    const root = persons.sets.find(record);
    let top = root;
    for (let up = parent.get(top); up !== undefined; up = parent.get(top)) top = up;
    if (top !== root) parent.set(root, top);
    return top;
  };
  const clashing = new Set<number>();
  const bitsOf = (root: number) => bits.get(root) ?? persons.bits(root);
  for (const pair of pairs) {
    const [x, y] = ends(pair).map(find) as [number, number];
    if (x === y) continue;
    if (persons.clash(bitsOf(x), bitsOf(y))) clashing.add(pair);
    parent.set(y, x);
    bits.set(x, bitsOf(x) | bitsOf(y));
  }
  const groups = new Set([...clashing].map((pair) => find(ends(pair)[0])));
  return new Set(pairs.filter((pair) => groups.has(find(ends(pair)[0]))));
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
 * together contradict each other are all refused, so that no order of the input decides.
 */
export function clusterPersons(
  records: Records,
  candidates: Candidates,
  accepted: readonly number[],
  weight: (pair: number) => number,
  repeating: readonly boolean[],
): Clusters {
  const ends: Ends = (pair) => [at(candidates.left, pair), at(candidates.right, pair)];
  const persons = Persons.of(records, repeating);
  const result = { links: [] as number[], contradicted: [] as number[] };
  for (const pairs of inGroups(accepted, weight)) {
    const refused = contradictedOf(pairs, ends, persons);
    for (const pair of pairs) {
      (refused.has(pair) ? result.contradicted : result.links).push(pair);
      if (!refused.has(pair)) persons.join(...ends(pair));
    }
  }
  return { root: persons.sets.roots(), ...result };
}
