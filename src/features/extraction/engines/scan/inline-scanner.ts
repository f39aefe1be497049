import { createReadStream } from 'node:fs';
import {
  Scan,
  TableScan,
  TableScanner,
  type ScanPlan,
  type ScanResult,
} from '../../application/ports/table-scanner.js';
import { resultOf } from './scan-result.js';
import { TablePass } from './table-pass.js';
import { tablePlan } from './table-plan.js';

const CHUNK = 1024 * 1024;

class InlineTable extends TableScan {
  constructor(private readonly pass: TablePass) {
    super();
  }

  override write(chunk: Uint8Array): Promise<void> {
    this.pass.write(chunk);
    return Promise.resolve();
  }

  override end(): Promise<void> {
    this.pass.end();
    return Promise.resolve();
  }
}

class InlineScan extends Scan {
  readonly #passes = new Map<string, TablePass>();

  constructor(private readonly plan: ScanPlan) {
    super();
  }

  override table(table: string): TableScan {
    return new InlineTable(this.#open(table));
  }

  override async file(table: string, path: string): Promise<void> {
    const pass = this.#open(table);
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
      pass.write(chunk as Buffer);
      this.plan.onProgress?.(this.#rows());
    }
    pass.end();
  }

  override finish(): Promise<ScanResult> {
    return Promise.resolve(
      resultOf(
        this.plan,
        [...this.#passes.values()].map((pass) => pass.result()),
      ),
    );
  }

  override abandon(): Promise<void> {
    this.#passes.clear();
    return Promise.resolve();
  }

  #rows(): number {
    let rows = 0;
    for (const pass of this.#passes.values()) rows += pass.rows;
    return rows;
  }

  #open(table: string): TablePass {
    if (this.#passes.has(table)) throw new Error(`Table ${table} is fed twice.`);
    const pass = new TablePass(tablePlan(this.plan, table));
    this.#passes.set(table, pass);
    return pass;
  }
}

/** Scans in the thread of its caller. */
export class InlineScanner extends TableScanner {
  override open(plan: ScanPlan): Scan {
    return new InlineScan(plan);
  }
}
