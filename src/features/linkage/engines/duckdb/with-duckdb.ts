import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { EngineSettings } from '../../application/ports/linkage-engine.js';

/** No extension is looked for. The order of insertion is kept: it numbers the records. */
const options = (directory: string, settings: EngineSettings): Record<string, string> => ({
  memory_limit: `${settings.memoryMegabytes}MB`,
  temp_directory: join(directory, 'spill'),
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  ...(settings.threads > 0 ? { threads: String(settings.threads) } : {}),
});

/**
 * `work` on an empty database in memory, which spills into the directory. The module is loaded on the first run:
 * the door and the CLI stay light.
 */
export async function withDuckDb<T>(
  directory: string,
  settings: EngineSettings,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', options(directory, settings));
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
