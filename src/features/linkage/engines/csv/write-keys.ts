import { open, stat } from 'node:fs/promises';
import { csvRecord } from '../../../../platform/csv/write-csv.js';
import { fileChunks } from '../../../../platform/csv/read-csv.js';
import { recordBlocks } from '../../../../platform/csv/record-blocks.js';
import { normaliseBlocks } from '../normalise/normalise-blocks.js';
import type { TablePlan } from '../normalise/normalise-block.js';

/** Bytes from which threads are started: below, they are ready when the work is done. */
const LARGE = 8 * 1024 * 1024;

/** Writes a table's keys under `columns`. False, and an unfinished file, where a row must be refused. */
export async function writeKeys(
  plan: TablePlan,
  from: string,
  to: string,
  columns: readonly string[],
  signal?: AbortSignal,
): Promise<boolean> {
  const { size } = await stat(from);
  const blocks = recordBlocks(fileChunks(from));
  const handle = await open(to, 'wx', 0o600);
  try {
    await handle.write(csvRecord(columns));
    for await (const keys of normaliseBlocks(plan, blocks, size < LARGE ? 0 : undefined)) {
      signal?.throwIfAborted();
      if (keys === null) return false;
      await handle.write(keys);
    }
    return true;
  } finally {
    await handle.close();
  }
}
