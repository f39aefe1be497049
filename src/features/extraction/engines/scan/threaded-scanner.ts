import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import {
  Scan,
  TableScan,
  TableScanner,
  type ScanPlan,
  type ScanResult,
} from '../../application/ports/table-scanner.js';
import { FileQueue } from './file-queue.js';
import { resultOf } from './scan-result.js';
import { ScanThread, type RemotePass } from './scan-thread.js';
import { tablePlan } from './table-plan.js';
import type { TableResult } from './table-result.js';

class ThreadedTable extends TableScan {
  constructor(
    private readonly pass: RemotePass,
    private readonly keep: (result: TableResult) => void,
  ) {
    super();
  }

  override write(chunk: Uint8Array): Promise<void> {
    return this.pass.write(chunk);
  }

  override async end(): Promise<void> {
    this.keep(await this.pass.end());
  }
}

class ThreadedScan extends Scan {
  readonly #threads: ScanThread[] = [];
  readonly #results: TableResult[] = [];
  readonly #fed = new Set<string>();
  readonly #files: FileQueue;
  #isOver = false;

  constructor(
    private readonly plan: ScanPlan,
    private readonly most: number,
    private readonly program: URL,
  ) {
    super();
    this.#files = new FileQueue(most);
  }

  override table(table: string): TableScan {
    return new ThreadedTable(this.#open(table), (result) => this.#results.push(result));
  }

  override async file(table: string, path: string): Promise<void> {
    const { size } = await stat(path);
    await this.#files.run(size, async () => {
      this.#results.push(await this.#open(table).read(path));
    });
  }

  override finish(): Promise<ScanResult> {
    return Promise.resolve(resultOf(this.plan, this.#results));
  }

  override async abandon(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#threads.splice(0).map((thread) => thread.end()));
  }

  #open(table: string): RemotePass {
    // A file that waited for its turn must not start a thread nobody would end.
    if (this.#isOver) throw new Error('The scan was abandoned.');
    if (this.#fed.has(table)) throw new Error(`Table ${table} is fed twice.`);
    const plan = tablePlan(this.plan, table);
    this.#fed.add(table);
    return this.#idlest().open(plan);
  }

  /** A thread with nothing to do, a new one while there are few, or the least busy. */
  #idlest(): ScanThread {
    const threads = [...this.#threads].sort((a, b) => a.busy - b.busy);
    const [first] = threads;
    if (first && (first.busy === 0 || threads.length >= this.most)) return first;
    const thread = new ScanThread(this.program, () => {
      this.#progress();
    });
    this.#threads.push(thread);
    return thread;
  }

  #progress(): void {
    this.plan.onProgress?.(this.#threads.reduce((rows, thread) => rows + thread.rows, 0));
  }
}

/** Scans tables in threads of their own, several at the same time. */
export class ThreadedScanner extends TableScanner {
  /** `program`: what a thread runs (scan-worker). `threads` at most: default, one for each core. */
  constructor(
    private readonly program: URL,
    private readonly threads: number = availableParallelism(),
  ) {
    super();
  }

  override open(plan: ScanPlan): Scan {
    return new ThreadedScan(plan, this.threads, this.program);
  }
}
