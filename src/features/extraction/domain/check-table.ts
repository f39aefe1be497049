import type { CodeTable, DataTable } from '../../catalogue/index.js';
import type { CheckFindings } from './check-findings.js';
import type { CheckRule } from './check-report.js';
import { valueCheck, type ValueCheck } from './check-value.js';
import { Watermark, type MarkCount } from './watermark.js';

interface Column {
  readonly name: string;
  readonly check: ValueCheck;
}

/** Keys of another table that rows refer to, with the rows: compared when that table is known as well. */
interface Reference {
  readonly at: readonly number[];
  readonly table: string;
  readonly column: string;
  readonly pending: Map<string, number[]>;
}

/** FNV-1a, 32 bits: tells a repeated row from a repeated key with different content. */
function hashOf(values: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const value of values) {
    for (let at = 0; at < value.length; at++)
      hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  return hash >>> 0;
}

const joined = (values: readonly string[], at: readonly number[]): string => {
  let text = '';
  for (const index of at) text += `${values[index] ?? ''}\u001F`;
  return text;
};

/** Checks the rows of one table, one after another; keeps nothing but its keys. */
export class TableCheck {
  rows = 0;
  readonly #columns: readonly Column[];
  readonly #key: readonly number[];
  readonly #keyColumn: string | undefined;
  readonly keys = new Map<string, number>();
  readonly references: readonly Reference[];
  readonly #watermark: Watermark;

  constructor(
    private readonly table: DataTable,
    readonly items: readonly string[],
    codeTables: readonly CodeTable[],
    private readonly findings: CheckFindings,
    private readonly marks: MarkCount,
  ) {
    this.#watermark = new Watermark(table, items, codeTables);
    const contracted = table.items.filter(({ name }) => items.includes(name));
    this.#columns = contracted.map((item) => ({
      name: item.name,
      check: valueCheck(item, codeTables),
    }));
    // Where the contract leaves out part of the key, only whole rows can be told apart.
    const key = this.#indexes(table.key);
    this.#key = key ?? items.map((_, at) => at);
    this.#keyColumn = key === null ? undefined : table.key.join('+');
    this.references = (table.references ?? []).flatMap((reference) => {
      const at = this.#indexes(reference.columns);
      if (at === null || reference.table === table.name) return [];
      const column = reference.columns.join('+');
      return [{ at, table: reference.table, column, pending: new Map<string, number[]>() }];
    });
  }

  row(values: readonly string[]): void {
    this.rows += 1;
    for (let at = 0; at < this.#columns.length; at++) {
      const column = this.#columns[at];
      const value = values[at] ?? '';
      const rule = column?.check(value);
      if (column && rule) this.#add(rule, column.name, value);
    }
    this.marks.row(this.#watermark, values);
    this.#unique(values);
    for (const { at, pending } of this.references) {
      const key = joined(values, at);
      const rows = pending.get(key);
      if (rows === undefined) pending.set(key, [this.rows]);
      else rows.push(this.rows);
    }
  }

  /** A record that is no row of this table; it counts as a row all the same. */
  badRecord(rule: CheckRule): void {
    this.rows += 1;
    this.#add(rule);
  }

  #unique(values: readonly string[]): void {
    const key = joined(values, this.#key);
    const hash = hashOf(values);
    const seen = this.keys.get(key);
    if (seen === undefined) this.keys.set(key, hash);
    else if (seen === hash) this.#add('duplicate-row');
    else this.#add('key', this.#keyColumn);
  }

  #indexes(columns: readonly string[]): number[] | null {
    const at = columns.map((name) => this.items.indexOf(name));
    return at.includes(-1) ? null : at;
  }

  #add(rule: CheckRule, column?: string, value?: string): void {
    this.findings.add({ table: this.table.name, column, rule, row: this.rows, value });
  }
}
