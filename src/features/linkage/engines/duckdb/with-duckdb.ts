import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { EngineSettings } from '../../application/ports/linkage-engine.js';

/** Memory and threads, and where the database spills to beyond it; null: nowhere. */
export type DuckDbSettings = Pick<EngineSettings, 'memoryMegabytes' | 'threads'> & {
  readonly spill: string | null;
  /** Are rows to keep the order they are read in? It takes a quarter of the reading. */
  readonly inOrder: boolean;
};

/** A database in memory. */
export interface OpenDuckDb {
  readonly connection: DuckDBConnection;
  readonly close: () => void;
}

/**
 * No extension is looked for. Blocks stay with the process until the database is closed: to give millions of pages back
 * and ask for them again takes up to a fifth of a large run.
 */
const options = ({
  memoryMegabytes,
  threads,
  spill,
  inOrder,
}: DuckDbSettings): Record<string, string> => ({
  memory_limit: `${memoryMegabytes}MB`,
  block_allocator_memory: `${memoryMegabytes}MB`,
  temp_directory: spill ?? '',
  preserve_insertion_order: String(inOrder),
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  ...(threads > 0 ? { threads: String(threads) } : {}),
});

/** An empty database in memory. The module is loaded on the first run: the door and the CLI stay light. */
export async function openDuckDb(settings: DuckDbSettings): Promise<OpenDuckDb> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', options(settings));
  const connection = await instance.connect();
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** `work` on an empty database in memory, which spills into the directory. Numbers of records decide nothing there. */
export async function withDuckDb<T>(
  directory: string,
  settings: EngineSettings,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const { connection, close } = await openDuckDb({
    ...settings,
    spill: join(directory, 'spill'),
    inOrder: false,
  });
  try {
    return await work(connection);
  } finally {
    close();
  }
}
