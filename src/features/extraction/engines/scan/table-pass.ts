import { createHash, type Hash } from 'node:crypto';
import { addBreach, findingGroup, type FindingGroup } from '../../domain/check-findings.js';
import type { CheckRule } from '../../domain/check-report.js';
import { Row } from './bytes/row.js';
import { RowSplitter, type Ending, type RowSink } from './bytes/split-rows.js';
import { PersonRows } from './person-rows.js';
import { RowChecks } from './row-checks.js';
import type { TablePlan } from './table-plan.js';
import type { TableResult } from './table-result.js';

const BOM = '\uFEFF';

/** Columns of a file that are wider than contracted are still looked at for what tells the person. */
const SPARE_COLUMNS = 64;

/** One pass over the bytes of one table's file. */
export class TablePass implements RowSink {
  rows = 0;
  #bytes = 0;
  readonly #hash: Hash | undefined;
  readonly #row: Row;
  readonly #splitter: RowSplitter;
  readonly #checks: RowChecks;
  readonly #groups = new Map<CheckRule, FindingGroup>();
  #header: 'awaited' | 'right' | 'wrong' = 'awaited';
  #persons: PersonRows;
  /** Columns of a wrong header; more than can be kept fit no row. */
  #width = 0;

  constructor(private readonly plan: TablePlan) {
    if (plan.hashes) this.#hash = createHash('sha256');
    this.#row = new Row(plan.items.length + SPARE_COLUMNS);
    this.#splitter = new RowSplitter(this.#row, this);
    this.#persons = new PersonRows(this.#row, plan.items);
    this.#checks = new RowChecks(this.#row, plan, this.#persons);
  }

  write(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    this.#hash?.update(chunk);
    this.#splitter.push(chunk);
  }

  /** The file ends here. An empty one has no header. */
  end(): void {
    this.#splitter.end();
    if (this.#header === 'awaited') this.#add('header', 0);
  }

  result(): TableResult {
    return {
      table: this.plan.table.name,
      rows: this.rows,
      bytes: this.#bytes,
      sha256: this.#hash?.digest('hex') ?? '',
      findings: [...this.#groups.values(), ...this.#checks.findings()],
      isReadable: this.#header === 'right',
      persons: this.#persons.content(),
      ...this.#checks.content(),
    };
  }

  row(row: Row, ending: Ending): void {
    const isHeader = this.#header === 'awaited';
    if (isHeader) this.#readHeader(row);
    else this.#record(row);
    if (ending !== 'crlf') this.#add('line-ending', isHeader ? 0 : this.rows);
  }

  fault(fault: 'quotes' | 'encoding'): void {
    if (this.#header === 'awaited') {
      this.#header = 'wrong';
      this.#add('header', 0);
      return;
    }
    this.rows += 1;
    if (fault === 'encoding') this.#add('encoding', this.rows);
    else if (this.#header === 'right') this.#add('record', this.rows);
  }

  #readHeader(row: Row): void {
    const { items } = this.plan;
    const names = Array.from({ length: Math.min(row.count, row.width) }, (_, at) => row.text(at));
    if (names[0]?.startsWith(BOM)) {
      this.#add('byte-order-mark', 0);
      names[0] = names[0].slice(BOM.length);
    }
    const same = row.count === items.length && items.every((name, at) => name === names[at]);
    this.#header = same ? 'right' : 'wrong';
    if (same) return;
    this.#add('header', 0);
    this.#persons = new PersonRows(row, names);
    this.#width = names.length;
  }

  #record(row: Row): void {
    this.rows += 1;
    if (this.#header === 'wrong') {
      if (row.count === this.#width) this.#persons.add(this.rows);
    } else if (row.count !== this.plan.items.length) this.#add('record', this.rows);
    else {
      this.#checks.check(this.rows, this.#persons.add(this.rows));
    }
  }

  #add(rule: CheckRule, row: number): void {
    let group = this.#groups.get(rule);
    if (group === undefined) {
      group = findingGroup(this.plan.table.name, rule);
      this.#groups.set(rule, group);
    }
    addBreach(group, row);
  }
}
