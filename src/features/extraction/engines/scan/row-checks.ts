import { addBreach, findingGroup, type FindingGroup } from '../../domain/check-findings.js';
import { HashTable } from './bytes/hash-table.js';
import { KeyRuns } from './bytes/key-runs.js';
import { hashSpan, Lanes, ValueHash } from './bytes/hash.js';
import { RowGroups } from './bytes/row-groups.js';
import type { Row } from './bytes/row.js';
import { ColumnCheck } from './check-column.js';
import { CodeCheck } from './code-checks.js';
import { EarliestDay } from './earliest-day.js';
import { NamedTexts } from './named-texts.js';
import type { PersonRows } from './person-rows.js';
import type { TablePlan } from './table-plan.js';
import type { TableResult } from './table-result.js';

/** Columns to be hashed together: on their own, or after what tells the person. */
interface HashedColumns {
  readonly own: boolean;
  readonly columns: Int32Array;
}

function hashedColumns(columns: Int32Array, persons: Int32Array): HashedColumns {
  const own = columns.subarray(0, persons.length).join() !== persons.join();
  return { own, columns: own ? columns : columns.subarray(persons.length) };
}

interface Reference {
  readonly table: string;
  readonly column: string;
  readonly columns: HashedColumns;
  readonly groups: RowGroups;
}

const dayNumber = (date: string): number => Number(date.replaceAll('-', ''));

/** Where the names stand among the items, or null if not all do. */
function indexes(names: readonly string[], items: readonly string[]): Int32Array | null {
  const at = names.map((name) => items.indexOf(name));
  return at.includes(-1) ? null : Int32Array.from(at);
}

/** Everything that is asked of the rows of one table, one after another. */
export class RowChecks {
  readonly #columns: readonly ColumnCheck[];
  readonly #shortest: Int32Array;
  readonly #longest: Int32Array;
  readonly #asked: Int32Array;
  readonly #earliest: readonly EarliestDay[];
  readonly #codes: readonly CodeCheck[];
  readonly #texts: readonly NamedTexts[];
  readonly #key: HashedColumns;
  readonly #runs = new KeyRuns();
  /** Where other tables refer to the key. */
  readonly #keys: HashTable | null;
  readonly #lanes = new Lanes();
  readonly #ofValues = new ValueHash();
  readonly #references: readonly Reference[];
  /** References whose rows nobody else counts. */
  readonly #counted: readonly Reference[];
  readonly #repeatedKey: FindingGroup;
  readonly #repeatedRow: FindingGroup;

  constructor(
    { table, items, codeTables, asOf, isReferred }: TablePlan,
    private readonly persons: PersonRows,
  ) {
    const { name, key, references = [] } = table;
    const elsewhere = new Set(references.flatMap(({ columns }) => columns));
    const contracted = table.items.filter((item) => items.includes(item.name));
    this.#columns = contracted.map(
      (item, at) =>
        new ColumnCheck(name, item, at, codeTables, dayNumber(asOf), elsewhere.has(item.name)),
    );
    this.#shortest = Int32Array.from(this.#columns, ({ shortest }) => shortest);
    this.#longest = Int32Array.from(this.#columns, ({ longest }) => longest);
    this.#asked = Int32Array.from(this.#columns, ({ asked }) => asked);
    this.#earliest = this.#columns.flatMap((column) => EarliestDay.of(column) ?? []);
    this.#codes = CodeCheck.of(table, items);
    this.#texts = this.#columns.flatMap((column, at) =>
      column.rules.isFreeText ? [new NamedTexts(column.name, at)] : [],
    );
    // Where the contract leaves out part of the key, only whole rows can be told apart.
    const whole = indexes(key, items);
    this.#keys = whole && isReferred ? new HashTable() : null;
    this.#key = hashedColumns(whole ?? Int32Array.from(items.keys()), persons.columns);
    this.#repeatedKey = findingGroup(name, 'key', whole ? key.join('+') : undefined);
    this.#repeatedRow = findingGroup(name, 'duplicate-row');
    this.#references = references.flatMap((reference) => {
      const columns = indexes(reference.columns, items);
      if (columns === null || reference.table === name) return [];
      const column = reference.columns.join('+');
      // Rows that refer by what tells the person are counted by person already.
      const groups = columns.join() === persons.columns.join() ? persons.groups : new RowGroups();
      const hashed = hashedColumns(columns, persons.columns);
      return [{ table: reference.table, column, columns: hashed, groups }];
    });
    this.#counted = this.#references.filter(({ groups }) => groups !== persons.groups);
  }

  /** `person`: index of the row's person. */
  row(row: Row, number: number, person: number): void {
    this.#values(row, number);
    for (const earliest of this.#earliest) earliest.take(person, number);
    for (const code of this.#codes) code.check(row, number);
    for (const text of this.#texts) text.take(row, person, number);
    this.#unique(row, number, person);
    for (const { columns, groups } of this.#counted) {
      this.#hash(row, columns);
      groups.add(this.#lanes, number);
    }
  }

  findings(): FindingGroup[] {
    for (const { row, same } of this.#runs.repeated())
      addBreach(same ? this.#repeatedRow : this.#repeatedKey, row);
    const columns = this.#columns.flatMap((column) => [...column.groups]);
    const others = [this.#repeatedKey, this.#repeatedRow, ...this.#codes.map(({ group }) => group)];
    return [...columns, ...others.filter(({ count }) => count > 0)];
  }

  content(): Pick<TableResult, 'keys' | 'references' | 'earliest' | 'names'> {
    return {
      keys: this.#keys?.content ?? null,
      references: this.#references.map(({ table, column, groups }) => ({
        table,
        column,
        groups: groups.content(),
      })),
      earliest: this.#earliest.map((earliest) => earliest.content()),
      names: this.#texts.map((text) => text.content()),
    };
  }

  /** The columns that must be looked at more closely are few: what proves the others right is tested here. */
  #values(row: Row, number: number): void {
    const { starts, ends, kinds } = row;
    const columns = this.#columns;
    for (let at = 0; at < columns.length; at += 1) {
      const length = (ends[at] as number) - (starts[at] as number);
      const isClear =
        length >= (this.#shortest[at] as number) &&
        length <= (this.#longest[at] as number) &&
        ((kinds[at] as number) & (this.#asked[at] as number)) === 0;
      if (!isClear) (columns[at] as ColumnCheck).check(row, number);
    }
  }

  /** Columns mostly begin with what tells the person: that part is known already. */
  #hash(row: Row, { own, columns }: HashedColumns): void {
    const hash = this.#ofValues;
    hash.start(own ? undefined : this.persons.hash);
    hash.take(row, columns);
    hash.finish(this.#lanes);
  }

  #unique(row: Row, number: number, person: number): void {
    this.#hash(row, this.#key);
    const hash = hashSpan(row.buffer, row.start, row.end);
    this.#keys?.putIfAbsent(this.#lanes, 0);
    this.#runs.add(person, this.#lanes, hash, number);
  }
}
