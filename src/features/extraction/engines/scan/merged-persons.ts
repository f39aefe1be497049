import type { PersonIndex, ScannedPerson } from '../../domain/person-index.js';
import { HashTable } from './bytes/hash-table.js';
import { Lanes } from './bytes/lanes.js';
import { TextReader } from './bytes/text-store.js';
import { PERSON_ITEMS, type TableResult } from './table-result.js';

/** Institution code and patient id. */
type PersonId = readonly [string, string];

/** Separates the two for sorting: less than any character of either. */
const SEPARATOR = '\u001F';
/** Index of a person a table does not know. */
export const NOBODY = -1;

interface PersonInTable {
  /** Index in the table. */
  readonly index: number;
  /** Index among all persons. */
  readonly person: number;
}

/** The persons of all tables, each with the rows in every table. */
export class MergedPersons implements PersonIndex {
  readonly #ids: PersonId[] = [];
  /** Per table: index there, by index here; NOBODY where the table does not know the person. */
  readonly #local: readonly Int32Array[];
  readonly #texts: readonly TextReader[];
  #order: readonly number[] | undefined;

  constructor(private readonly tables: readonly TableResult[]) {
    const known = new HashTable();
    const lanes = new Lanes();
    const most = tables.reduce((sum, { persons }) => sum + persons.groups.size, 0);
    this.#local = tables.map(() => new Int32Array(most).fill(NOBODY));
    this.#texts = tables.map(({ persons }) => new TextReader(persons.texts));
    for (const [at, { persons }] of tables.entries()) {
      const [local, texts] = [this.#local[at], this.#texts[at]];
      if (!local || !texts) continue;
      for (const index of new HashTable(persons.groups.slots).entries(lanes)) {
        const person = known.putIfAbsent(lanes, this.#ids.length) ?? this.#ids.length;
        if (person === this.#ids.length)
          this.#ids.push([texts.text(index, 0), texts.text(index, 1)]);
        local[person] = index;
      }
    }
  }

  get size(): number {
    return this.#ids.length;
  }

  *[Symbol.iterator](): Generator<ScannedPerson> {
    this.#order ??= this.#sorted();
    for (const person of this.#order) yield this.#person(person);
  }

  /** First text that any table tells of the person. */
  text(person: number, item: (typeof PERSON_ITEMS)[number]): string {
    const at = PERSON_ITEMS.indexOf(item);
    for (const [table, texts] of this.#texts.entries()) {
      const index = this.indexIn(table, person);
      if (index === NOBODY || at >= texts.width) continue;
      const text = texts.text(index, at);
      if (text !== '') return text;
    }
    return '';
  }

  /** Index of the person in a table, or NOBODY. */
  indexIn(table: number, person: number): number {
    return this.#local[table]?.[person] ?? NOBODY;
  }

  /** Persons of one table. */
  *inTable(table: number): Generator<PersonInTable> {
    for (let person = 0; person < this.size; person += 1) {
      const index = this.indexIn(table, person);
      if (index !== NOBODY) yield { index, person };
    }
  }

  id(person: number): PersonId {
    return this.#ids[person] ?? ['', ''];
  }

  #sorted(): readonly number[] {
    const ids = this.#ids.map((id) => id.join(SEPARATOR));
    return Array.from(ids.keys()).sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1));
  }

  #person(person: number): ScannedPerson {
    const [institutionCode, patientId] = this.id(person);
    const tables = this.tables.flatMap(({ table, persons }, at) => {
      const index = this.indexIn(at, person);
      return index === NOBODY ? [] : [{ table, rows: persons.groups.counts[index] ?? 0 }];
    });
    return {
      institutionCode,
      patientId,
      nameKana: this.text(person, 'name_kana'),
      birthDate: this.text(person, 'birth_date'),
      sex: this.text(person, 'sex'),
      tables,
    };
  }
}
