import { Lanes } from './bytes/lanes.js';
import { RowGroups } from './bytes/row-groups.js';
import type { Row } from './bytes/row.js';
import { TextStore } from './bytes/text-store.js';
import { PERSON_ITEMS, type TablePersons } from './table-result.js';

interface Kept {
  readonly text: number;
  readonly column: number;
}

/** Tells whose row it is, and counts the rows of each. */
export class PersonRows {
  readonly groups = new RowGroups();
  /** Columns that tell the person. */
  readonly columns: readonly number[];
  readonly #list: number;
  readonly #texts: TextStore;
  readonly #lanes = new Lanes();
  readonly #kept: readonly Kept[];
  /** Texts that a later row may still tell. */
  readonly #late: readonly Kept[];

  /** `items`: the columns the file has. */
  constructor(
    private readonly row: Row,
    items: readonly string[],
  ) {
    const kept = PERSON_ITEMS.map((name, text) => ({ text, column: items.indexOf(name) }));
    this.#kept = kept.filter(({ column }) => column >= 0);
    this.#late = this.#kept.filter(({ text }) => text >= 2);
    this.#texts = new TextStore(this.#late.length > 0 ? PERSON_ITEMS.length : 2);
    this.columns = kept.slice(0, 2).map(({ column }) => column);
    this.#list = row.list(this.columns);
  }

  /** Index of the row's person in this table. */
  add(number: number): number {
    const { groups, row } = this;
    const before = groups.size;
    row.hash(this.#list, this.#lanes, 'anew-and-keep');
    const person = groups.add(this.#lanes, number);
    const told = groups.size > before ? this.#kept : this.#late;
    for (const { text, column } of told) this.#texts.keep(person, text, row, column);
    return person;
  }

  content(): TablePersons {
    return { groups: this.groups.content(), texts: this.#texts.content() };
  }
}
