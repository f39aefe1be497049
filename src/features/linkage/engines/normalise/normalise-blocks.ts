import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { blockNormaliser, type Block, type TablePlan } from './normalise-block.js';
import { NormaliseThread } from './normalise-thread.js';

const PROGRAM = new URL('./normalise-worker.js', import.meta.url);
/** Blocks a thread has before it: one at work, one waiting, so that it never stands idle. */
const AHEAD = 2;

/**
 * Threads for a table. None, where there is nothing to gain by them, or no program a thread could run: from the
 * TypeScript sources, as tests do. Then the thread of the caller does the work.
 */
function threadsFor(plan: TablePlan, count: number, program: URL): readonly NormaliseThread[] {
  const most = existsSync(program) ? count : 0;
  return Array.from({ length: most }, () => new NormaliseThread(program, plan));
}

async function* numbered(blocks: AsyncIterable<Uint8Array>): AsyncGenerator<[number, Block]> {
  let number = 0;
  for await (const bytes of blocks) {
    yield [number, { bytes, isFirst: number === 0 }];
    number += 1;
  }
}

/**
 * Normalised blocks of a table (`blockNormaliser`) in the order given. Memory holds two blocks per thread at most,
 * and not yet the next.
 */
export async function* normaliseBlocks(
  plan: TablePlan,
  blocks: AsyncIterable<Uint8Array>,
  count = availableParallelism(),
  program = PROGRAM,
): AsyncGenerator<Uint8Array | null> {
  const threads = threadsFor(plan, count, program);
  const here = blockNormaliser(plan);
  const running: Promise<Uint8Array | null>[] = [];
  try {
    for await (const [number, block] of numbered(blocks)) {
      const thread = threads[number % Math.max(1, threads.length)];
      const answer = thread ? thread.normalise(block) : Promise.resolve(here(block));
      // A fault is thrown where it is awaited; by then the reader may have gone.
      answer.catch(() => undefined);
      running.push(answer);
      const first = running.length < threads.length * AHEAD ? undefined : running.shift();
      if (first) yield await first;
    }
    for (const last of running) yield await last;
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}
