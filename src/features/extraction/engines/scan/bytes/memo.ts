import { Lanes, ValueHash } from './hash.js';
import type { Row } from './row.js';

/** Answers remembered: codes, units and names repeat from row to row. */
const PLACES = 2048;
const WORDS = 4;

/** Remembers a number for the values of some columns; a newer value takes the place of an older one. */
export class Memo {
  readonly #hash = new ValueHash();
  readonly #lanes = new Lanes();
  readonly #slots = new Int32Array(PLACES * WORDS);

  constructor(private readonly columns: Int32Array) {}

  /** The number for the row's values, worked out by `ask` unless it is remembered. */
  of(row: Row, ask: (row: Row) => number): number {
    const slots = this.#slots;
    this.#hash.start();
    this.#hash.take(row, this.columns);
    this.#hash.finish(this.#lanes);
    const { a, b, c } = this.#lanes;
    const at = (a & (PLACES - 1)) * WORDS;
    if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c)
      return slots[at + 3] as number;
    const answer = ask(row);
    slots[at] = a;
    slots[at + 1] = b;
    slots[at + 2] = c;
    slots[at + 3] = answer;
    return answer;
  }
}
