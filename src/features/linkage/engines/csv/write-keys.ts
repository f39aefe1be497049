import { open } from 'node:fs/promises';
import { csvRecord } from '../../../../platform/csv/write-csv.js';
import { recordBlocks } from '../../../../platform/csv/record-blocks.js';
import { normaliseBlocks } from '../normalise/normalise-blocks.js';
import type { TablePlan } from '../normalise/normalise-block.js';

/** A table's text, and how it is to be read. */
interface TableInBytes {
  readonly plan: TablePlan;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Worth threads. */
  readonly isLarge: boolean;
}

/** Writes a table's keys under `columns`. False, and an unfinished file, where a row must be refused. */
export async function writeKeys(
  { plan, chunks, isLarge }: TableInBytes,
  to: string,
  columns: readonly string[],
  signal?: AbortSignal,
): Promise<boolean> {
  const handle = await open(to, 'wx', 0o600);
  try {
    await handle.write(csvRecord(columns));
    const blocks = recordBlocks(chunks);
    for await (const keys of normaliseBlocks(plan, blocks, isLarge ? undefined : 0)) {
      signal?.throwIfAborted();
      if (keys === null) return false;
      await handle.write(keys);
    }
    return true;
  } finally {
    await handle.close();
  }
}
