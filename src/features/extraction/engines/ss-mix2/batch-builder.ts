import { emptyTally, type SourceBatch, type SourceRow } from '../../domain/source-batch.js';
import type { FindingCode, SourceFinding } from '../../domain/source-finding.js';
import type { Settled } from './patient-events.js';
import type { Issues, TableRow } from './row-builder.js';
import type { Selection } from './select-messages.js';

type Counts = { -readonly [K in keyof SourceBatch['tally']]: SourceBatch['tally'][K] };

/** Gathers what becomes of a patient's files; every file is counted once, in the batch it is dealt with. */
export class BatchBuilder {
  #rows: SourceRow[] = [];
  #findings: SourceFinding[] = [];
  #tally: Counts = emptyTally('file');

  constructor(private readonly tables: ReadonlySet<string>) {}

  /** Messages read or withheld since the last batch. */
  get messages(): number {
    return this.#tally.read + this.#tally.withheld;
  }

  strays(findings: readonly SourceFinding[], files: number): void {
    this.#findings.push(...findings);
    this.#count('withheld', files);
  }

  /** Files the selection left out. */
  unread({ replaced, deleted, notInDefinition, contradictory }: Selection): void {
    this.#count('replaced', replaced);
    this.#count('notInDefinition', notInDefinition);
    this.#count('deleted', deleted.length);
    for (const { path } of deleted) this.#findings.push({ path, code: 'ORDER_DELETED' });
    for (const { path } of contradictory) this.withhold(path, 'CONTRADICTORY');
  }

  withhold(path: string, code: FindingCode): void {
    this.#count('withheld', 1);
    this.#findings.push({ path, code });
  }

  /** 受診・入退院; what was taken back counts as deleted, the message that did so as read. */
  events({ standing, takenBack, unclear }: Settled): void {
    for (const { message, rows, issues } of standing) this.read(message.path, rows, issues);
    for (const { event, by } of takenBack) {
      this.#count('deleted', 1);
      this.#findings.push({ path: event.message.path, code: 'EVENT_TAKEN_BACK' });
      this.#count('read', 1);
      this.#findings.push({ path: by.message.path, code: 'EVENT_TAKES_BACK' });
    }
    for (const { message } of unclear) this.withhold(message.path, 'EVENT_CANCELLED');
  }

  read(path: string, rows: readonly TableRow[], issues: Issues): void {
    this.#count('read', 1);
    for (const { table, values } of rows) this.#add({ table, values, place: path });
    for (const issue of issues.list) this.#findings.push({ path, ...issue });
  }

  /** Rows that go before those of the batch. */
  first(rows: readonly SourceRow[]): void {
    const later = this.#rows;
    this.#rows = [];
    for (const row of rows) this.#add(row);
    this.#rows.push(...later);
  }

  /** The batch so far; the next begins empty. */
  take(): SourceBatch {
    const batch = { rows: this.#rows, findings: this.#findings, tally: this.#tally };
    [this.#rows, this.#findings, this.#tally] = [[], [], emptyTally('file')];
    return batch;
  }

  #add(row: SourceRow): void {
    if (this.tables.has(row.table)) this.#rows.push(row);
  }

  #count(what: 'read' | 'replaced' | 'deleted' | 'notInDefinition' | 'withheld', by: number): void {
    this.#tally[what] += by;
    this.#tally.found += by;
  }
}
