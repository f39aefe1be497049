import { createReadStream } from 'node:fs';
import {
  Scan,
  TableScan,
  TableScanner,
  type ScanPlan,
  type ScanResult,
} from '../../application/ports/table-scanner.js';
import { TableState } from './table-state.js';
import { resultOf } from './scan-result.js';

const CHUNK = 1024 * 1024;

class InlineTable extends TableScan {
  constructor(private readonly state: TableState) {
    super();
  }

  override write(chunk: Uint8Array): Promise<void> {
    this.state.write(chunk);
    return Promise.resolve();
  }

  override end(): Promise<void> {
    this.state.end();
    return Promise.resolve();
  }
}

class InlineScan extends Scan {
  readonly #states = new Map<string, TableState>();

  constructor(private readonly plan: ScanPlan) {
    super();
  }

  override table(table: string): TableScan {
    return new InlineTable(this.#open(table));
  }

  override async file(table: string, path: string): Promise<void> {
    const state = this.#open(table);
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
      state.write(chunk as Buffer);
      this.plan.onProgress?.(this.#rows());
    }
    state.end();
  }

  override finish(): Promise<ScanResult> {
    return Promise.resolve(resultOf(this.plan, this.#states));
  }

  override abandon(): Promise<void> {
    this.#states.clear();
    return Promise.resolve();
  }

  #rows(): number {
    let rows = 0;
    for (const state of this.#states.values()) rows += state.rows;
    return rows;
  }

  #open(table: string): TableState {
    if (this.#states.has(table)) throw new Error(`Table ${table} is fed twice.`);
    const state = new TableState(this.plan, table);
    this.#states.set(table, state);
    return state;
  }
}

/** Scans in the thread of its caller. */
export class InlineScanner extends TableScanner {
  override open(plan: ScanPlan): Scan {
    return new InlineScan(plan);
  }
}
