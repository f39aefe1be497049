import { uint8At, type Records } from './candidates.js';

/** Which records have their counterpart in which source, where a record has one at most. */
export class Taken {
  private constructor(
    private readonly source: Uint8Array,
    private readonly sources: number,
    private readonly slots: Uint8Array,
  ) {}

  /** At first only what is known: records of one person known before are counterparts of each other. */
  static by({ source }: Records, sources: number, known?: Int32Array): Taken {
    const taken = new Taken(source, sources, new Uint8Array(source.length * sources));
    const members = new Map<number, number[]>();
    known?.forEach((person, record) => {
      if (person < 0) return;
      const others = members.get(person) ?? [];
      for (const other of others) taken.take(other, record);
      members.set(person, [...others, record]);
    });
    return taken;
  }

  copy(): Taken {
    return new Taken(this.source, this.sources, this.slots.slice());
  }

  take(one: number, other: number): void {
    this.slots[this.slot(one, other)] = 1;
    this.slots[this.slot(other, one)] = 1;
  }

  /** Has either a counterpart where the other stands? */
  has(one: number, other: number): boolean {
    return this.slots[this.slot(one, other)] === 1 || this.slots[this.slot(other, one)] === 1;
  }

  private slot(record: number, counterpart: number): number {
    return record * this.sources + uint8At(this.source, counterpart);
  }
}
