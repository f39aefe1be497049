import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { normaliseColumns, type KeyColumn, type NormalisedField } from './columns.js';
import { NormaliseThread } from './normalise-thread.js';

const PROGRAM = new URL('./normalise-worker.js', import.meta.url);
/** Batches a thread has before it: one at work, one waiting, so that it never stands idle. */
const AHEAD = 2;

/** A batch as a source wrote it: columns of equal length. */
export type Batch = readonly (readonly string[])[];

/** A batch as it was written, and its keys: one column per field. */
export interface NormalisedBatch<B extends Batch = Batch> {
  readonly written: B;
  readonly keys: readonly KeyColumn[];
}

/**
 * Normalises batches in threads, by default one for each core. Run from the TypeScript sources, as tests do, there
 * is no program a thread could run: then in the thread of the caller.
 */
export class ColumnNormaliser {
  readonly #threads: readonly NormaliseThread[];
  #next = 0;

  constructor(threads = availableParallelism(), program = PROGRAM) {
    const count = existsSync(program) ? threads : 0;
    this.#threads = Array.from({ length: count }, () => new NormaliseThread(program));
  }

  /** Normalised batches in the order given. Memory holds two batches per thread at most, and not yet the next. */
  async *normalised<B extends Batch>(
    fields: readonly NormalisedField[],
    batches: AsyncIterable<B> | Iterable<B>,
  ): AsyncGenerator<NormalisedBatch<B>> {
    const most = Math.max(1, this.#threads.length * AHEAD);
    const running: Promise<NormalisedBatch<B>>[] = [];
    for await (const batch of batches) {
      const answer = this.#batch(fields, batch);
      // A fault is thrown where it is awaited; by then the reader may have gone.
      answer.catch(() => undefined);
      running.push(answer);
      const first = running.length < most ? undefined : running.shift();
      if (first) yield await first;
    }
    for (const last of running) yield await last;
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  async #batch<B extends Batch>(
    fields: readonly NormalisedField[],
    written: B,
  ): Promise<NormalisedBatch<B>> {
    const thread = this.#threads[this.#next];
    this.#next = (this.#next + 1) % Math.max(1, this.#threads.length);
    const keys = thread
      ? await thread.normalise(fields, written)
      : normaliseColumns(fields, written);
    return { written, keys };
  }
}
