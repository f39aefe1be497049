import type { Lanes } from './lanes.js';

/** Words of a slot: three lanes and a value. */
const WORDS = 4;
const FIRST_SLOTS = 1024;
/** Up to here tables grow in larger steps: memory is no matter yet, and moving costs time. */
const SMALL = 1 << 20;
/** Fuller, the way to a free slot gets long. */
const FULL = 0.7;
const NOWHERE = -1;

/** Where the hash stands, or the free slot in which it would stand. */
function seek(slots: Int32Array, a: number, b: number, c: number): number {
  const last = slots.length - WORDS;
  let at = (a << 2) & last;
  for (;;) {
    const word = slots[at + 2];
    if (word === 0) return at;
    if (word === c && slots[at] === a && slots[at + 1] === b) return at;
    at = (at + WORDS) & last;
  }
}

/** One 32-bit value per hash, outside the heap: 16 bytes a slot, so that one cache line tells. */
export class HashTable {
  size = 0;

  constructor(private slots: Int32Array<ArrayBuffer> = new Int32Array(FIRST_SLOTS * WORDS)) {}

  /** The value, or undefined. */
  get({ a, b, c }: Lanes): number | undefined {
    const at = seek(this.slots, a, b, c);
    return this.slots[at + 2] === 0 ? undefined : this.slots[at + 3];
  }

  /** The value that stood there before; otherwise keeps this one and returns undefined. */
  putIfAbsent({ a, b, c }: Lanes, value: number): number | undefined {
    const at = seek(this.slots, a, b, c);
    if (this.slots[at + 2] !== 0) return this.slots[at + 3];
    this.slots[at] = a;
    this.slots[at + 1] = b;
    this.slots[at + 2] = c;
    this.slots[at + 3] = value;
    this.size += 1;
    if (this.size * WORDS > this.slots.length * FULL) this.#grow();
    return undefined;
  }

  get isEmpty(): boolean {
    return !this.slots.some((word) => word !== 0);
  }

  /** Every hash with its value, in the order of the values, which are 0, 1, 2 and so on. */
  *entries(lanes: Lanes): Generator<number> {
    const { slots } = this;
    const places = new Int32Array(slots.length / WORDS).fill(NOWHERE);
    for (let at = 0; at < slots.length; at += WORDS)
      if (slots[at + 2] !== 0) places[slots[at + 3] as number] = at;
    for (let value = 0; places[value] !== NOWHERE; value += 1) {
      const at = places[value] as number;
      lanes.a = slots[at] as number;
      lanes.b = slots[at + 1] as number;
      lanes.c = slots[at + 2] as number;
      yield value;
    }
  }

  /** What another thread makes the table of again. */
  get content(): Int32Array<ArrayBuffer> {
    return this.slots;
  }

  #grow(): void {
    const old = this.slots;
    const slots = new Int32Array(old.length * (old.length < SMALL ? 4 : 2));
    for (let from = 0; from < old.length; from += WORDS) {
      const c = old[from + 2] as number;
      if (c === 0) continue;
      const a = old[from] as number;
      const b = old[from + 1] as number;
      const to = seek(slots, a, b, c);
      slots[to] = a;
      slots[to + 1] = b;
      slots[to + 2] = c;
      slots[to + 3] = old[from + 3] as number;
    }
    this.slots = slots;
  }
}
