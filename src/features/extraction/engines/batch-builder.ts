import {
  emptyTally,
  type SourceBatch,
  type SourceRow,
  type SourceTally,
} from '../domain/source-batch.js';
import type { SourceFinding } from '../domain/source-finding.js';

/** Rows or findings after which a batch is given on. */
const FULL = 2000;

export type Account = Exclude<keyof SourceTally, 'unit' | 'found'>;
type Counts = { -readonly [K in keyof SourceTally]: SourceTally[K] };

/** Collects what a reader of records finds until it is worth handing on. */
export class BatchBuilder {
  #rows: SourceRow[] = [];
  #findings: SourceFinding[] = [];
  #tally: Counts = { ...emptyTally('record') };

  get isFull(): boolean {
    return this.#rows.length + this.#findings.length >= FULL;
  }

  row(row: SourceRow): void {
    this.#rows.push(row);
  }

  finding(finding: SourceFinding): void {
    this.#findings.push(finding);
  }

  /** Counts records by what became of them. */
  count(account: Account, records = 1): void {
    this.#tally.found += records;
    this.#tally[account] += records;
  }

  take(): SourceBatch {
    const batch = { rows: this.#rows, findings: this.#findings, tally: this.#tally };
    this.#rows = [];
    this.#findings = [];
    this.#tally = { ...emptyTally('record') };
    return batch;
  }
}
