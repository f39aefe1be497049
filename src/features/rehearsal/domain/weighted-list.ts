import type { Random } from './prng.js';

/** Draws entries in proportion to whole-number weights. */
export class WeightedList<T> {
  private readonly bounds: number[] = [];
  private readonly total: number;

  constructor(
    private readonly entries: readonly T[],
    weightOf: (entry: T) => number,
  ) {
    let sum = 0;
    for (const entry of entries) this.bounds.push((sum += weightOf(entry)));
    this.total = sum;
  }

  pick(random: Random): T {
    const point = random.between(1, this.total);
    let low = 0;
    let high = this.bounds.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.bounds[middle] ?? 0) < point) low = middle + 1;
      else high = middle;
    }
    return this.entries[low] as T;
  }
}
