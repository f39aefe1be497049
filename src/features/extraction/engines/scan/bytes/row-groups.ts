import { HashTable } from './hash-table.js';
import { Lanes } from './lanes.js';

/** Row numbers kept per group: what a finding shows. */
export const KEPT_ROWS = 5;
const FIRST_GROUPS = 256;

/** What another thread makes the groups of again. */
export interface GroupContent {
  readonly slots: Int32Array<ArrayBuffer>;
  readonly counts: Uint32Array<ArrayBuffer>;
  readonly rows: Uint32Array<ArrayBuffer>;
  readonly size: number;
}

/** Rows that share a value, by its hash: how many, and the first of them. */
export class RowGroups {
  readonly #table = new HashTable();
  readonly #last = new Lanes();
  #lastIndex = -1;
  #counts = new Uint32Array(FIRST_GROUPS);
  #rows = new Uint32Array(FIRST_GROUPS * KEPT_ROWS);

  get size(): number {
    return this.#table.size;
  }

  /** Index of the row's group, in the order in which they came up. */
  add(lanes: Lanes, row: number): number {
    // Rows of one person mostly stand together.
    if (this.#lastIndex < 0 || !this.#last.equals(lanes)) {
      const size = this.#table.size;
      this.#lastIndex = this.#table.putIfAbsent(lanes, size) ?? size;
      this.#last.copy(lanes);
      if (this.#lastIndex >= this.#counts.length) this.#grow();
    }
    const index = this.#lastIndex;
    const count = this.#counts[index] as number;
    this.#counts[index] = count + 1;
    if (count < KEPT_ROWS) this.#rows[index * KEPT_ROWS + count] = row;
    return index;
  }

  content(): GroupContent {
    const { size } = this;
    return {
      slots: this.#table.content,
      counts: this.#counts.slice(0, size),
      rows: this.#rows.slice(0, size * KEPT_ROWS),
      size,
    };
  }

  #grow(): void {
    const counts = new Uint32Array(this.#counts.length * 2);
    counts.set(this.#counts);
    this.#counts = counts;
    const rows = new Uint32Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
  }
}
