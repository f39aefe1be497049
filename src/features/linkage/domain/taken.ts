import { int32At, uint8At, type Records } from './candidates.js';
import { Integers } from './integers.js';
import { membersBy } from './members.js';
import { atTwoInstitutions, type Repeats } from './repeats.js';

const NONE = -1;

/** Which records have a counterpart where, as one list of counterparts per record. */
export class Taken {
  private constructor(
    private readonly records: Records,
    private readonly repeats: Repeats,
    /** Place of the record's latest counterpart in the lists. */
    private readonly latest: Int32Array,
    private readonly counterparts = new Integers(),
    private readonly before = new Integers(),
  ) {}

  /** At first only what is known: records of one person known before are counterparts of each other. */
  static by(records: Records, repeats: Repeats, known?: Int32Array): Taken {
    const latest = new Int32Array(records.source.length).fill(NONE);
    const taken = new Taken(records, repeats, latest);
    if (!known) return taken;
    for (const members of membersBy(known).values())
      for (const [i, record] of members.entries())
        for (const other of members.slice(i + 1)) taken.take(record, other);
    return taken;
  }

  copy(): Taken {
    const { records, repeats, latest, counterparts, before } = this;
    return new Taken(records, repeats, latest.slice(), counterparts.copy(), before.copy());
  }

  take(one: number, other: number): void {
    this.add(one, other);
    this.add(other, one);
  }

  /** Has either a counterpart in the other's place, one that cannot be a record of the same person besides? */
  has(one: number, other: number): boolean {
    return this.some(one, other, this.bars) || this.some(other, one, this.bars);
  }

  /** Has either a counterpart at the other's institution? Then the pair is no open question. */
  answers(one: number, other: number): boolean {
    return this.some(one, other, this.isSettledBy) || this.some(other, one, this.isSettledBy);
  }

  private readonly bars = (counterpart: number, other: number): boolean =>
    !this.repeats.has(counterpart, other);

  private readonly isSettledBy = (counterpart: number, other: number): boolean =>
    !atTwoInstitutions(this.records, counterpart, other);

  private some(
    record: number,
    other: number,
    holds: (counterpart: number, other: number) => boolean,
  ): boolean {
    const { source } = this.records;
    for (let i = int32At(this.latest, record); i >= 0; i = this.before.at(i)) {
      const counterpart = this.counterparts.at(i);
      if (uint8At(source, counterpart) === uint8At(source, other) && holds(counterpart, other))
        return true;
    }
    return false;
  }

  private add(record: number, counterpart: number): void {
    this.before.push(int32At(this.latest, record));
    this.latest[record] = this.counterparts.push(counterpart);
  }
}
