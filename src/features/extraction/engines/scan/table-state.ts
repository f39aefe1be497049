import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { parseRecord } from '../../../../platform/csv/parse-record.js';
import { RecordSplitter, type RawRecord } from '../../../../platform/csv/split-records.js';
import type { ScanPlan } from '../../application/ports/table-scanner.js';
import { CheckFindings } from '../../domain/check-findings.js';
import { TableCheck } from '../../domain/check-table.js';
import { MarkCount } from '../../domain/watermark.js';

const SEPARATOR = '\u001F';

export interface CountedPerson {
  nameKana: string;
  birthDate: string;
  sex: string;
  rows: number;
}

/** What one pass over one table's bytes gathers. */
export class TableState {
  readonly findings = new CheckFindings();
  readonly marks: MarkCount;
  readonly persons = new Map<string, CountedPerson>();
  readonly check: TableCheck;
  bytes = 0;
  sha256 = '';
  readonly #hash = createHash('sha256');
  readonly #splitter = new RecordSplitter();
  #header: 'awaited' | 'right' | 'wrong' = 'awaited';
  #columns: readonly string[] = [];

  constructor(
    plan: ScanPlan,
    private readonly table: string,
  ) {
    const { definition, tables, entries } = plan;
    const defined = definition.tables.find(({ name }) => name === table);
    const items = tables.find((one) => one.table === table)?.items;
    if (!defined || !items) throw new Error(`Table ${table} is not contracted.`);
    this.marks = new MarkCount(entries);
    this.check = new TableCheck(defined, items, definition.codeTables, this.findings, this.marks);
  }

  get rows(): number {
    return this.check.rows;
  }

  write(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    this.#hash.update(chunk);
    for (const raw of this.#splitter.push(Buffer.from(chunk))) this.#record(raw);
  }

  end(): void {
    for (const raw of this.#splitter.end()) this.#record(raw);
    if (this.#header === 'awaited') this.#add('header');
    this.sha256 = this.#hash.digest('hex');
  }

  #record(raw: RawRecord): void {
    const text = raw.bytes.toString('utf8');
    const badText = !raw.broken && text.includes('\uFFFD') && !isUtf8(raw.bytes);
    const fields = raw.broken || badText ? null : parseRecord(text);
    const isHeader = this.#header === 'awaited';
    if (isHeader) this.#readHeader(fields);
    else if (badText) this.check.badRecord('encoding');
    else this.#row(fields);
    if (raw.ending !== 'crlf' && fields) this.#add('line-ending', isHeader);
  }

  #readHeader(fields: readonly string[] | null): void {
    const { items } = this.check;
    const hasBom = fields?.[0]?.startsWith('\uFEFF');
    if (hasBom) this.#add('byte-order-mark');
    this.#columns = fields?.map((name, at) => (at === 0 && hasBom ? name.slice(1) : name)) ?? [];
    const same =
      this.#columns.length === items.length &&
      items.every((name, at) => name === this.#columns[at]);
    this.#header = same ? 'right' : 'wrong';
    if (!same) this.#add('header');
  }

  #row(fields: readonly string[] | null): void {
    if (this.#header === 'wrong') this.check.rows += 1;
    else if (fields?.length !== this.check.items.length) this.check.badRecord('record');
    else this.check.row(fields);
    if (fields?.length === this.#columns.length) this.#person(fields);
  }

  #person(fields: readonly string[]): void {
    const value = (name: string) => fields[this.#columns.indexOf(name)] ?? '';
    const key = `${value('institution_code')}${SEPARATOR}${value('patient_id')}`;
    const person = this.persons.get(key) ?? { nameKana: '', birthDate: '', sex: '', rows: 0 };
    person.rows += 1;
    person.nameKana ||= value('name_kana');
    person.birthDate ||= value('birth_date');
    person.sex ||= value('sex');
    this.persons.set(key, person);
  }

  #add(rule: 'byte-order-mark' | 'header' | 'line-ending', wholeFile = true): void {
    this.findings.add({ table: this.table, rule, row: wholeFile ? 0 : this.check.rows });
  }
}
