import { openDescribedTable } from '../../../extraction/index.js';
import type { ReadableTable } from './readable-table.js';

/** The patient table of a PostgreSQL database; `file` describes it as for `yuzu extract`. */
export async function databaseTable(file: string): Promise<ReadableTable> {
  const table = await openDescribedTable(file, 'patient', 'yuzu link');
  return {
    // How many rows there are is not asked: counting them takes as long as reading them.
    ...{ file, columns: table.columns, isLarge: true, inRows: true },
    read: (columns, signal) => ({ columns, chunks: table.read(columns, signal) }),
  };
}
