import { Worker } from 'node:worker_threads';
import type { TablePlan } from './table-plan.js';
import type { TableResult } from './table-result.js';
import type { Answer, Order } from './thread-messages.js';

/** Bytes handed over at a time: telling a thread costs as much as copying them. */
const BATCH = 512 * 1024;
/** Batches on their way to a thread at most: enough to keep it at work, little enough to keep memory small. */
const AHEAD = 4;

/** One pass over a table in another thread. */
export class RemotePass {
  rows = 0;
  readonly result: Promise<TableResult>;
  #settle!: { done: (result: TableResult) => void; failed: (fault: Error) => void };
  #fault: Error | undefined;
  #ahead = 0;
  #batch = new Uint8Array(BATCH);
  #filled = 0;
  #waiting: (() => void) | undefined;

  constructor(
    readonly number: number,
    private readonly tell: (order: Order, handedOver?: ArrayBuffer[]) => void,
    private readonly onProgress: () => void,
  ) {
    this.result = new Promise((done, failed) => {
      this.#settle = { done, failed };
    });
    // A fault is thrown to whoever writes or waits; nobody may be waiting yet.
    this.result.catch(() => undefined);
  }

  /** Resolves when more can be taken. */
  async write(chunk: Uint8Array): Promise<void> {
    this.#throwFault();
    for (let at = 0; at < chunk.length;) {
      const taken = Math.min(BATCH - this.#filled, chunk.length - at);
      this.#batch.set(chunk.subarray(at, at + taken), this.#filled);
      this.#filled += taken;
      at += taken;
      if (this.#filled === BATCH) await this.#handOver();
    }
  }

  async #handOver(): Promise<void> {
    // Nobody would wake this any more.
    this.#throwFault();
    const chunk = this.#batch.subarray(0, this.#filled);
    this.tell({ pass: this.number, kind: 'write', chunk }, [chunk.buffer]);
    this.#batch = new Uint8Array(BATCH);
    this.#filled = 0;
    this.#ahead += 1;
    if (this.#ahead < AHEAD) return;
    await new Promise<void>((resolve) => {
      this.#waiting = resolve;
    });
    this.#throwFault();
  }

  #throwFault(): void {
    if (this.#fault) throw this.#fault;
  }

  async end(): Promise<TableResult> {
    await this.#handOver();
    this.tell({ pass: this.number, kind: 'end' });
    return this.result;
  }

  read(path: string): Promise<TableResult> {
    this.tell({ pass: this.number, kind: 'read', path });
    return this.result;
  }

  take(answer: Answer): void {
    if (answer.kind === 'fault') this.fail(answer.fault);
    else if (answer.kind === 'result') this.#settle.done(answer.result);
    else {
      this.rows = answer.rows;
      if (answer.kind === 'taken') this.#taken();
      this.onProgress();
    }
  }

  fail(fault: Error): void {
    this.#fault = fault;
    this.#settle.failed(fault);
    this.#waiting?.();
  }

  #taken(): void {
    this.#ahead -= 1;
    if (this.#ahead >= AHEAD) return;
    this.#waiting?.();
    this.#waiting = undefined;
  }
}

/** A thread that passes over tables, one after another or several fed at the same time. */
export class ScanThread {
  readonly #worker: Worker;
  readonly #passes = new Map<number, RemotePass>();
  /** Passes not yet ended. */
  busy = 0;

  constructor(
    program: URL,
    private readonly onProgress: () => void,
  ) {
    this.#worker = new Worker(program);
    this.#worker.on('message', (answer: Answer) => this.#passes.get(answer.pass)?.take(answer));
    this.#worker.on('error', (fault) => {
      this.#fail(fault instanceof Error ? fault : new Error(String(fault)));
    });
    this.#worker.on('exit', () => {
      this.#fail(new Error('The thread of the scan ended.'));
    });
  }

  open(plan: TablePlan): RemotePass {
    const tell = (order: Order, handedOver: ArrayBuffer[] = []): void => {
      this.#worker.postMessage(order, handedOver);
    };
    const pass = new RemotePass(this.#passes.size, tell, this.onProgress);
    this.#passes.set(pass.number, pass);
    tell({ pass: pass.number, kind: 'open', plan });
    this.busy += 1;
    const ended = (): void => {
      this.busy -= 1;
    };
    pass.result.then(ended, ended);
    return pass;
  }

  get rows(): number {
    let rows = 0;
    for (const pass of this.#passes.values()) rows += pass.rows;
    return rows;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(fault: Error): void {
    for (const pass of this.#passes.values()) pass.fail(fault);
  }
}
