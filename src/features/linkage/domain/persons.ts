import { int32At, type Records } from './candidates.js';
import { DisjointSets } from './disjoint-sets.js';

/** What stands before any pair is looked at. */
export interface Standings {
  /** Per source: may it hold a person more than once? */
  readonly repeating: readonly boolean[];
  /** Number of the person each record was known as before, −1 where it is new. */
  readonly known?: Int32Array;
  /** Records that are never one person with this one, both ways. */
  readonly apart: ReadonlyMap<number, readonly number[]>;
}

/** A person so far. */
export interface Person {
  /** Sources that know them, as bits. */
  readonly sources: number;
  /** Whom they were known as before, −1 for nobody. */
  readonly known: number;
  /** Their records that are kept apart from others. */
  readonly guarded: readonly number[];
}

const NOBODY = -1;
const NONE: readonly number[] = [];

/** Whom two persons known before would be: the one known longer. */
const elder = (one: number, other: number): number =>
  one === NOBODY ? other : other === NOBODY ? one : Math.min(one, other);

/** Records by the person they belong to, and whom nobody may make one. */
export class Persons {
  private readonly sources: Int32Array;
  private readonly known: Int32Array;
  private readonly guarded = new Map<number, readonly number[]>();
  private readonly single: number;

  private constructor(
    readonly sets: DisjointSets,
    { source }: Records,
    private readonly standings: Standings,
  ) {
    const { repeating, known, apart } = standings;
    this.sources = new Int32Array(source).map((one) => 1 << one);
    this.known = known?.slice() ?? new Int32Array(source.length).fill(NOBODY);
    this.single = repeating.reduce((mask, repeats, i) => (repeats ? mask : mask | (1 << i)), 0);
    for (const record of apart.keys()) this.guarded.set(record, [record]);
  }

  /** Every record a person, or of the person it was known as before. */
  static of(records: Records, standings: Standings): Persons {
    const persons = new Persons(DisjointSets.of(records.source.length), records, standings);
    const first = new Map<number, number>();
    standings.known?.forEach((person, record) => {
      if (person === NOBODY) return;
      const before = first.get(person);
      if (before === undefined) first.set(person, record);
      else persons.join(before, record);
    });
    return persons;
  }

  at(root: number): Person {
    const guarded = this.guarded.size > 0 ? this.guarded.get(root) : undefined;
    return {
      sources: int32At(this.sources, root),
      known: int32At(this.known, root),
      guarded: guarded ?? NONE,
    };
  }

  joined(one: Person, other: Person): Person {
    const guarded = other.guarded.length === 0 ? one.guarded : [...one.guarded, ...other.guarded];
    const known = elder(one.known, other.known);
    return { sources: one.sources | other.sources, known, guarded };
  }

  join(a: number, b: number): void {
    const [x, y] = [this.sets.find(a), this.sets.find(b)];
    if (x === y) return;
    const { sources, known, guarded } = this.joined(this.at(x), this.at(y));
    const root = this.sets.union(x, y);
    this.sources[root] = sources;
    this.known[root] = known;
    if (guarded.length > 0) this.guarded.set(root, guarded);
  }

  /** May these two not be one? `isSettled`: reviewers said they are, which outweighs that both were known before. */
  clash(one: Person, other: Person, isSettled: boolean): boolean {
    const areKnown = one.known !== NOBODY && other.known !== NOBODY && one.known !== other.known;
    return (
      (one.sources & other.sources & this.single) !== 0 ||
      (areKnown && !isSettled) ||
      one.guarded.some((record) =>
        this.standings.apart.get(record)?.some((foe) => other.guarded.includes(foe)),
      )
    );
  }
}
