import { Worker } from 'node:worker_threads';
import type { KeyColumn, NormalisedField } from './columns.js';
import { packed, unpackedKeys, type Answer, type Order } from './messages.js';

interface Waiting {
  readonly done: (keys: KeyColumn[]) => void;
  readonly failed: (fault: Error) => void;
}

/** A thread that normalises batches, one after another. */
export class NormaliseThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #number = 0;
  #fault: Error | undefined;

  constructor(program: URL) {
    this.#worker = new Worker(program);
    this.#worker.on('message', ({ number, keys }: Answer) => {
      this.#waiting.get(number)?.done(keys.map(unpackedKeys));
      this.#waiting.delete(number);
    });
    this.#worker.on('error', (fault) => {
      this.#fail(fault instanceof Error ? fault : new Error(String(fault)));
    });
    this.#worker.on('exit', () => {
      this.#fail(new Error('The thread of normalisation ended.'));
    });
  }

  normalise(
    fields: readonly NormalisedField[],
    columns: readonly (readonly string[])[],
  ): Promise<KeyColumn[]> {
    const order: Order = { number: this.#number, fields, columns: columns.map(packed) };
    this.#number += 1;
    const answer = new Promise<KeyColumn[]>((done, failed) => {
      if (this.#fault) failed(this.#fault);
      else this.#waiting.set(order.number, { done, failed });
    });
    this.#worker.postMessage(order);
    return answer;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(fault: Error): void {
    this.#fault ??= fault;
    for (const { failed } of this.#waiting.values()) failed(fault);
    this.#waiting.clear();
  }
}
