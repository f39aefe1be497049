import { int32At } from './candidates.js';

/** A growing list of 32-bit integers. Of millions, an array of numbers would keep the collector busy. */
export class Integers {
  constructor(
    private values = new Int32Array(1024),
    private length = 0,
  ) {}

  /** Returns its place. */
  push(value: number): number {
    if (this.length === this.values.length) {
      const grown = new Int32Array(2 * this.length);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length] = value;
    this.length += 1;
    return this.length - 1;
  }

  at(place: number): number {
    return int32At(this.values, place);
  }

  copy(): Integers {
    return new Integers(this.values.slice(), this.length);
  }
}
