import type { DataTable } from '../../../catalogue/index.js';
import { refuse, RefusedError } from '../../../../kernel/outcome.js';
import { rehearsalErrors } from '../errors.js';
import { Random } from '../prng.js';
import type { Column } from './column.js';
import type { DayRange } from './day-range.js';
import { type People, RowFacts } from './row-facts.js';

/** A reference whose values are taken from a row of another table. */
export interface Link {
  /** Known when rows are made: tables may refer to each other. */
  readonly target: TablePlan;
  /** Own columns in the order of the target's key. */
  readonly columns: readonly string[];
  /** The target is planned later, or is the table itself: it cannot tell rows apart. */
  readonly open: boolean;
}

/** One place of the number that tells rows of a table apart. */
export interface Digit {
  /** Own column, or a reference whose row is counted through. */
  readonly column: Column | Link;
  readonly radix: number;
}

/** Columns that together hold a number, so that no two rows are alike in them. */
export interface Counter {
  readonly digits: readonly Digit[];
  /** Counts the rows of one parent's row only. */
  readonly withinParent: boolean;
}

export interface TableShape {
  readonly table: DataTable;
  /** Items to be written, in the order of the definition. */
  readonly items: readonly string[];
  readonly columns: ReadonlyMap<string, Column>;
  readonly parent: Link | null;
  /** References that do not follow from the parent's row. */
  readonly others: readonly Link[];
  readonly counters: readonly Counter[];
  readonly rows: number;
  /** Rows that follow each other and share the parent's row. */
  readonly perParent: number;
}

const PATIENT = 'patient_id';

/** How many rows are tried for references that share columns without one leading to the other. */
const FARTHEST = 4096;

const isLink = (column: Column | Link): column is Link => 'target' in column;

/** Every row of one table, each made from its number alone: nothing is kept, however many there are. */
export class TablePlan {
  readonly #seed: number;
  #row = -1;
  #key: ReadonlyMap<string, string> = new Map();

  constructor(
    readonly shape: TableShape,
    seed: string,
    private readonly people: People,
    private readonly days: DayRange,
  ) {
    this.#seed = Random.of(seed, 'table', shape.table.name).between(0, 0xffffffff);
  }

  /** Number of the person the row is about: of the row that introduces the patient, else the outermost. */
  personOf(row: number): number {
    const { parent, table } = this.shape;
    const introduced = table.key.includes(PATIENT) && !parent?.columns.includes(PATIENT);
    return parent === null || introduced ? row : parent.target.personOf(this.parentRow(row));
  }

  /** Values of the item names, in their order. */
  row(row: number): string[] {
    const fixed = this.#fixed(row);
    const facts = this.#facts(row, 2);
    const { columns, items } = this.shape;
    return items.map((name) => fixed.get(name) ?? columns.get(name)?.maybe(facts) ?? '');
  }

  /** Values that key, parent and references to earlier tables fix, by column. */
  key(row: number): ReadonlyMap<string, string> {
    if (this.#row !== row) {
      this.#key = this.#makeKey(row);
      this.#row = row;
    }
    return this.#key;
  }

  parentRow(row: number): number {
    return Math.floor(row / this.shape.perParent);
  }

  #makeKey(row: number): Map<string, string> {
    const { table, columns, parent, others } = this.shape;
    const values = new Map<string, string>();
    if (parent) copyKey(parent, this.parentRow(row), values);
    const counted = this.#count(row, values);
    for (const link of others)
      if (!link.open && !counted.has(link)) this.#follow(link, row, values);
    const facts = this.#facts(row, 1);
    for (const name of table.key)
      if (!values.has(name)) values.set(name, columns.get(name)?.value(facts) ?? '');
    return values;
  }

  /** The key, and what references to the table itself or to later ones ask. */
  #fixed(row: number): ReadonlyMap<string, string> {
    const open = this.shape.others.filter((link) => link.open);
    const key = this.key(row);
    if (open.length === 0) return key;
    const values = new Map(key);
    for (const link of open)
      if (link.target === this) ownRow(link, values);
      else this.#follow(link, row, values);
    return values;
  }

  #count(row: number, values: Map<string, string>): Set<Column | Link> {
    const { counters, perParent } = this.shape;
    for (const { digits, withinParent } of counters) {
      let left = withinParent ? row % perParent : row;
      for (const { column, radix } of digits) {
        const number = left % radix;
        left = Math.floor(left / radix);
        if (isLink(column)) copyKey(column, number, values);
        else values.set(column.name, column.values?.at(number) ?? '');
      }
    }
    return new Set(counters.flatMap(({ digits }) => digits.map(({ column }) => column)));
  }

  /** A row of the target that agrees with what is fixed already. */
  #follow(link: Link, row: number, values: Map<string, string>): void {
    const { rows, table } = link.target.shape;
    for (let step = 0; step < Math.min(rows, FARTHEST); step += 1) {
      const found = (row + step) % rows;
      if (!agrees(link, found, values)) continue;
      copyKey(link, found, values);
      return;
    }
    const facts = { table: this.shape.table.name, target: table.name };
    throw new RefusedError(refuse(rehearsalErrors.REHEARSAL_REFERENCES_CONFLICT, facts));
  }

  #facts(row: number, use: 1 | 2): RowFacts {
    const random = Random.of(this.#seed, use, row);
    return new RowFacts(random, row, this.personOf(row), this.people, this.days);
  }
}

/** A row of a table that refers to itself belongs to itself: it is the root of its own tree. */
function ownRow({ target, columns }: Link, values: Map<string, string>): void {
  target.shape.table.key.forEach((name, at) => {
    const column = columns[at] ?? '';
    if (!values.has(column)) values.set(column, values.get(name) ?? '');
  });
}

function agrees({ target, columns }: Link, row: number, values: Map<string, string>): boolean {
  const key = target.key(row);
  return target.shape.table.key.every((name, at) => {
    const fixed = values.get(columns[at] ?? '');
    return fixed === undefined || fixed === key.get(name);
  });
}

function copyKey({ target, columns }: Link, row: number, values: Map<string, string>): void {
  const key = target.key(row);
  target.shape.table.key.forEach((name, at) => values.set(columns[at] ?? '', key.get(name) ?? ''));
}
