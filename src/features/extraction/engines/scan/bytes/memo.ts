import type { Row } from './row.js';
import { Lanes } from './lanes.js';

/** Answers remembered: codes, units and names repeat from row to row. */
const PLACES = 2048;
const WORDS = 4;

/** Remembers a number for the values of some columns; a newer value takes the place of an older one. */
export class Memo {
  readonly #list: number;
  readonly #lanes = new Lanes();
  readonly #slots = new Int32Array(PLACES * WORDS);

  constructor(
    private readonly row: Row,
    columns: readonly number[],
  ) {
    this.#list = row.list(columns);
  }

  /** The number for the row's values, worked out by `ask` unless it is remembered. */
  of(ask: (row: Row) => number): number {
    const slots = this.#slots;
    this.row.hash(this.#list, this.#lanes);
    const { a, b, c } = this.#lanes;
    const at = (a & (PLACES - 1)) * WORDS;
    if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c)
      return slots[at + 3] as number;
    const answer = ask(this.row);
    slots[at] = a;
    slots[at + 1] = b;
    slots[at + 2] = c;
    slots[at + 3] = answer;
    return answer;
  }
}
