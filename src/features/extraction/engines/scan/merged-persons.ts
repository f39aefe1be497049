import type { PersonIndex, ScannedPerson } from '../../domain/person-index.js';
import { HashTable } from './bytes/hash-table.js';
import { Lanes } from './bytes/lanes.js';
import { storedText } from './bytes/text-store.js';
import { PERSON_ITEMS, type TableResult } from './table-result.js';

/** Institution code and patient id. */
type PersonId = readonly [string, string];

/** Separates the two for sorting: less than any character of either. */
const SEPARATOR = '\u001F';
const NOBODY = -1;

interface PersonInTable {
  /** Index in the table. */
  readonly index: number;
  /** Index among all persons. */
  readonly person: number;
}

/** The persons of all tables, each with the rows in every table. */
export class MergedPersons implements PersonIndex {
  readonly #ids: PersonId[] = [];
  /** Per table: index there, by index here. */
  readonly #local: number[][];
  #order: readonly number[] | undefined;

  constructor(private readonly tables: readonly TableResult[]) {
    const known = new HashTable();
    const lanes = new Lanes();
    this.#local = tables.map(() => []);
    for (const [at, { persons }] of tables.entries()) {
      const { texts, groups } = persons;
      for (const index of new HashTable(groups.slots).entries(lanes)) {
        const person = known.putIfAbsent(lanes, this.#ids.length) ?? this.#ids.length;
        if (person === this.#ids.length)
          this.#ids.push([storedText(texts, index, 0), storedText(texts, index, 1)]);
        const local = this.#local[at];
        if (local) local[person] = index;
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
    for (const [table, { persons }] of this.tables.entries()) {
      const index = this.#local[table]?.[person] ?? NOBODY;
      if (index === NOBODY || at >= persons.texts.width) continue;
      const text = storedText(persons.texts, index, at);
      if (text !== '') return text;
    }
    return '';
  }

  /** Index of the person in a table, or undefined. */
  indexIn(table: number, person: number): number | undefined {
    return this.#local[table]?.[person];
  }

  /** Persons of one table. */
  *inTable(table: number): Generator<PersonInTable> {
    for (const [person, index] of this.#local[table]?.entries() ?? [])
      if ((index as number | undefined) !== undefined) yield { index, person };
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
      const index = this.#local[at]?.[person];
      return index === undefined ? [] : [{ table, rows: persons.groups.counts[index] ?? 0 }];
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
