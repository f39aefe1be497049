import { Worker } from 'node:worker_threads';
import type { Block, TablePlan } from './normalise-block.js';

interface Waiting {
  readonly done: (keys: Uint8Array | null) => void;
  readonly failed: (fault: Error) => void;
}

/** A thread that normalises blocks, one after another. */
export class NormaliseThread {
  readonly #worker: Worker;
  /** In the order the blocks were handed over, which is that of the answers. */
  #waiting: Waiting[] = [];
  #fault: Error | undefined;

  constructor(program: URL, plan: TablePlan) {
    this.#worker = new Worker(program, { workerData: plan });
    this.#worker.on('message', (keys: Uint8Array | null) => this.#waiting.shift()?.done(keys));
    this.#worker.on('error', (fault) => {
      this.#fail(fault instanceof Error ? fault : new Error(String(fault)));
    });
    this.#worker.on('exit', () => {
      this.#fail(new Error('The thread of normalisation ended.'));
    });
  }

  normalise(block: Block): Promise<Uint8Array | null> {
    const answer = new Promise<Uint8Array | null>((done, failed) => {
      if (this.#fault) failed(this.#fault);
      else this.#waiting.push({ done, failed });
    });
    this.#worker.postMessage(block);
    return answer;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(fault: Error): void {
    this.#fault ??= fault;
    for (const { failed } of this.#waiting) failed(fault);
    this.#waiting = [];
  }
}
