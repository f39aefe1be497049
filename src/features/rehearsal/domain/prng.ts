/** Something that can be mixed into a seed: the run's seed text, a purpose, a running number. */
type Label = string | number;

/** One round of a 32-bit mixer (the constants are those of MurmurHash3's finaliser). */
const mix = (state: number, value: number): number => {
  let mixed = Math.imul(state ^ value, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

function absorb(state: number, label: Label): number {
  if (typeof label === 'number') return mix(mix(state, 0x6e), label);
  let next = mix(state, 0x73);
  for (let at = 0; at < label.length; at += 1) next = mix(next, label.charCodeAt(at));
  return next;
}

/**
 * Random numbers that are the same on every machine (xoshiro128**, each of the four words seeded by a lane of its own).
 * For synthetic data only: predictable by design.
 */
export class Random {
  private constructor(
    private a: number,
    private b: number,
    private c: number,
    private d: number,
  ) {}

  /** An independent stream named by its labels: adding a draw in one place never shifts another. */
  static of(...labels: Label[]): Random {
    const lane = (start: number): number => labels.reduce<number>(absorb, start);
    return new Random(lane(0x243f6a88), lane(0x85a308d3), lane(0x13198a2e), lane(0x03707344) | 1);
  }

  /** Unsigned 32-bit integer. */
  private next(): number {
    const scrambled = Math.imul(this.b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result;
  }

  /** Integer from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor((this.next() / 0x100000000) * (high - low + 1));
  }

  /** True with this probability (0…1). */
  chance(probability: number): boolean {
    return this.next() < probability * 0x100000000;
  }

  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    const picked = list[this.between(0, list.length - 1)];
    if (picked === undefined) throw new RangeError('Nothing to pick from an empty list.');
    return picked;
  }

  /** `count` decimal digits, leading zeros included. */
  digits(count: number): string {
    let text = '';
    for (let left = count; left > 0; left -= 1) text += String(this.between(0, 9));
    return text;
  }
}
