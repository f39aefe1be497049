import { join } from 'node:path';
import {
  LinkageEngine,
  type EngineSettings,
  type LinkageWork,
} from '../../application/ports/linkage-engine.js';
import { DuckDbWork } from './duckdb-work.js';
import { inWorkDirectory } from './work-directory.js';

/** Nothing outside the database and its spill files is reachable, and no extension is looked for. */
const options = (directory: string, settings: EngineSettings): Record<string, string> => ({
  memory_limit: `${settings.memoryMegabytes}MB`,
  temp_directory: join(directory, 'spill'),
  enable_external_access: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  preserve_insertion_order: 'false',
  ...(settings.threads > 0 ? { threads: String(settings.threads) } : {}),
});

/** Linkage on embedded DuckDB. The module is loaded on the first run: the door and the CLI stay light. */
export class DuckDbLinkageEngine extends LinkageEngine {
  override run<T>(
    folder: string,
    settings: EngineSettings,
    work: (database: LinkageWork) => Promise<T>,
  ): Promise<T> {
    return inWorkDirectory(folder, async (directory) => {
      const { DuckDBInstance } = await import('@duckdb/node-api');
      const file = join(directory, 'linkage.duckdb');
      const instance = await DuckDBInstance.create(file, options(directory, settings));
      const connection = await instance.connect();
      try {
        return await work(await DuckDbWork.on(connection, settings));
      } finally {
        connection.closeSync();
        instance.closeSync();
      }
    });
  }
}
