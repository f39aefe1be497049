import { addBreach, findingGroup, type FindingGroup } from '../../domain/check-findings.js';
import { HashTable } from './bytes/hash-table.js';
import { KeyRuns } from './bytes/key-runs.js';
import { Lanes } from './bytes/lanes.js';
import { RowGroups } from './bytes/row-groups.js';
import type { HashMode, Row } from './bytes/row.js';
import { ColumnCheck, FIRST_DAY } from './check-column.js';
import { CodeCheck } from './code-checks.js';
import { EarliestDay } from './earliest-day.js';
import { NamedTexts } from './named-texts.js';
import type { PersonRows } from './person-rows.js';
import type { TablePlan } from './table-plan.js';
import type { TableResult } from './table-result.js';

/** Columns to be hashed together: on their own, or after what tells the person. */
interface HashedColumns {
  readonly list: number;
  readonly mode: HashMode;
}

/** Columns mostly begin with what tells the person: that part is known already. */
function hashedColumns(row: Row, columns: readonly number[], persons: PersonRows): HashedColumns {
  const { length } = persons.columns;
  const isOwn = columns.slice(0, length).join() !== persons.columns.join();
  if (isOwn) return { list: row.list(columns), mode: 'anew' };
  return { list: row.list(columns.slice(length)), mode: 'from-kept' };
}

interface Reference {
  readonly table: string;
  readonly column: string;
  readonly columns: HashedColumns;
  readonly groups: RowGroups;
}

const dayNumber = (date: string): number => Number(date.replaceAll('-', ''));

/** Where the names stand among the items, or null if not all do. */
function indexes(names: readonly string[], items: readonly string[]): number[] | null {
  const at = names.map((name) => items.indexOf(name));
  return at.includes(-1) ? null : at;
}

/** Everything that is asked of the rows of one table, one after another. */
export class RowChecks {
  readonly #columns: readonly ColumnCheck[];
  readonly #earliest: readonly EarliestDay[];
  readonly #codes: readonly CodeCheck[];
  readonly #texts: readonly NamedTexts[];
  readonly #key: HashedColumns;
  readonly #runs = new KeyRuns();
  /** Where other tables refer to the key. */
  readonly #keys: HashTable | null;
  readonly #lanes = new Lanes();
  readonly #references: readonly Reference[];
  /** References whose rows nobody else counts. */
  readonly #counted: readonly Reference[];
  readonly #repeatedKey: FindingGroup;
  readonly #repeatedRow: FindingGroup;

  constructor(
    private readonly row: Row,
    { table, items, codeTables, asOf, isReferred }: TablePlan,
    persons: PersonRows,
  ) {
    const { name, key, references = [] } = table;
    const elsewhere = new Set(references.flatMap(({ columns }) => columns));
    const contracted = table.items.filter((item) => items.includes(item.name));
    this.#columns = contracted.map(
      (item, at) =>
        new ColumnCheck(row, name, item, at, codeTables, dayNumber(asOf), elsewhere.has(item.name)),
    );
    row.bound(
      this.#columns.map(({ bounds }) => bounds),
      FIRST_DAY,
      dayNumber(asOf),
    );
    this.#earliest = this.#columns.flatMap((column) => EarliestDay.of(column) ?? []);
    this.#codes = CodeCheck.of(row, table, items);
    this.#texts = this.#columns.flatMap((column, at) =>
      column.rules.isFreeText ? [new NamedTexts(column.name, at)] : [],
    );
    // Where the contract leaves out part of the key, only whole rows can be told apart.
    const whole = indexes(key, items);
    this.#keys = whole && isReferred ? new HashTable() : null;
    this.#key = hashedColumns(row, whole ?? [...items.keys()], persons);
    this.#repeatedKey = findingGroup(name, 'key', whole ? key.join('+') : undefined);
    this.#repeatedRow = findingGroup(name, 'duplicate-row');
    this.#references = references.flatMap((reference) => {
      const columns = indexes(reference.columns, items);
      if (columns === null || reference.table === name) return [];
      const column = reference.columns.join('+');
      // Rows that refer by what tells the person are counted by person already.
      const groups = columns.join() === persons.columns.join() ? persons.groups : new RowGroups();
      const hashed = hashedColumns(row, columns, persons);
      return [{ table: reference.table, column, columns: hashed, groups }];
    });
    this.#counted = this.#references.filter(({ groups }) => groups !== persons.groups);
  }

  /** `person`: index of the row's person. */
  check(number: number, person: number): void {
    const { row } = this;
    this.#values(number);
    for (const earliest of this.#earliest) earliest.take(row, person, number);
    for (const code of this.#codes) code.check(row, number);
    for (const text of this.#texts) text.take(row, person, number);
    this.#unique(number, person);
    for (const { columns, groups } of this.#counted) {
      row.hash(columns.list, this.#lanes, columns.mode);
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

  #values(number: number): void {
    const { row } = this;
    const columns = this.#columns;
    const odd = row.judge(columns.length);
    for (let next = 0; next < odd; next += 1)
      (columns[row.odd[next] as number] as ColumnCheck).check(row, number);
  }

  #unique(number: number, person: number): void {
    const { row } = this;
    row.hash(this.#key.list, this.#lanes, this.#key.mode);
    this.#keys?.putIfAbsent(this.#lanes, 0);
    this.#runs.add(person, this.#lanes, row.hashAll(), number);
  }
}
