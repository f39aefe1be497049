import { int32At, uint8At, type Records } from './candidates.js';
import { DisjointSets } from './disjoint-sets.js';
import { membersBy } from './members.js';
import type { Repeats } from './repeats.js';

/** What stands before any pair is looked at. */
export interface Standings {
  /** Per source: may it hold a person more than once? */
  readonly repeating: readonly boolean[];
  /** Number of the person each record was known as before, −1 where it is new. */
  readonly known?: Int32Array;
  /** Records that are never one person with this one, both ways. */
  readonly apart: ReadonlyMap<number, readonly number[]>;
  /** Pairs of records of one source that may be one person's nevertheless. */
  readonly repeats: Repeats;
}

/** A person so far. */
export interface Person {
  /** Sources that know them, as bits. */
  readonly sources: number;
  /** Of these, the ones with a record that no other of its source repeats. */
  readonly once: number;
  /** Whom they were known as before, −1 for nobody. */
  readonly known: number;
  /** Their records that are kept apart from others, or repeat others. */
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
  private readonly once: Int32Array;
  private readonly known: Int32Array;
  private readonly guarded = new Map<number, readonly number[]>();
  private readonly single: number;

  private constructor(
    readonly sets: DisjointSets,
    private readonly records: Records,
    private readonly standings: Standings,
  ) {
    const { repeating, known, apart, repeats } = standings;
    const { source } = records;
    this.sources = new Int32Array(source.length);
    for (let record = 0; record < source.length; record += 1)
      this.sources[record] = 1 << uint8At(source, record);
    this.once = this.sources.slice();
    this.known = known?.slice() ?? new Int32Array(source.length).fill(NOBODY);
    this.single = repeating.reduce((mask, repeats, i) => (repeats ? mask : mask | (1 << i)), 0);
    for (const record of apart.keys()) this.guarded.set(record, [record]);
    for (const record of repeats.records()) {
      this.guarded.set(record, [record]);
      this.once[record] = 0;
    }
  }

  /** Every record a person, or of the person it was known as before. */
  static of(records: Records, standings: Standings): Persons {
    const persons = new Persons(DisjointSets.of(records.source.length), records, standings);
    if (!standings.known) return persons;
    for (const [first = 0, ...others] of membersBy(standings.known).values())
      for (const record of others) persons.join(first, record);
    return persons;
  }

  at(root: number): Person {
    const guarded = this.guarded.size > 0 ? this.guarded.get(root) : undefined;
    return {
      sources: int32At(this.sources, root),
      once: int32At(this.once, root),
      known: int32At(this.known, root),
      guarded: guarded ?? NONE,
    };
  }

  joined(one: Person, other: Person): Person {
    const guarded = other.guarded.length === 0 ? one.guarded : [...one.guarded, ...other.guarded];
    const known = elder(one.known, other.known);
    const [sources, once] = [one.sources | other.sources, one.once | other.once];
    return { sources, once, known, guarded };
  }

  /** May these two (roots) clash at all? Of nearly all a glance tells that they may not. */
  mayClash(x: number, y: number): boolean {
    return (
      this.guarded.size > 0 ||
      (int32At(this.sources, x) & int32At(this.sources, y) & this.single) !== 0 ||
      (int32At(this.known, x) !== NOBODY && int32At(this.known, y) !== NOBODY)
    );
  }

  join(a: number, b: number): void {
    const [x, y] = [this.sets.find(a), this.sets.find(b)];
    if (x === y) return;
    const { sources, once, known, guarded } = this.joined(this.at(x), this.at(y));
    const root = this.sets.union(x, y);
    this.sources[root] = sources;
    this.once[root] = once;
    this.known[root] = known;
    if (guarded.length > 0) this.guarded.set(root, guarded);
  }

  /** May these two not be one? `isSettled`: reviewers said they are, which outweighs that both were known before. */
  clash(one: Person, other: Person, isSettled: boolean): boolean {
    const areKnown = one.known !== NOBODY && other.known !== NOBODY && one.known !== other.known;
    return (
      this.holdTwice(one, other) ||
      (areKnown && !isSettled) ||
      one.guarded.some((record) =>
        this.standings.apart.get(record)?.some((foe) => other.guarded.includes(foe)),
      )
    );
  }

  /** Two records of a source that holds each person once: only repeats may be one person. */
  private holdTwice(one: Person, other: Person): boolean {
    const shared = one.sources & other.sources & this.single;
    if (shared === 0) return false;
    if ((shared & (one.once | other.once)) !== 0) return true;
    const sourceOf = (record: number) => uint8At(this.records.source, record);
    return one.guarded.some(
      (record) =>
        (shared & (1 << sourceOf(record))) !== 0 &&
        other.guarded.some(
          (twin) =>
            sourceOf(twin) === sourceOf(record) && !this.standings.repeats.has(record, twin),
        ),
    );
  }
}
