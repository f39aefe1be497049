import { join } from 'node:path';
import {
  LinkageEngine,
  type EngineSettings,
  type LinkagePlan,
  type LinkageWork,
} from '../../application/ports/linkage-engine.js';
import { DuckDbWork } from './duckdb-work.js';
import { LoadedRecords } from './loaded-records.js';
import { inWorkDirectory } from './work-directory.js';

/** No extension is looked for. The order of insertion is kept: it numbers the records. */
const options = (directory: string, settings: EngineSettings): Record<string, string> => ({
  memory_limit: `${settings.memoryMegabytes}MB`,
  temp_directory: join(directory, 'spill'),
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  ...(settings.threads > 0 ? { threads: String(settings.threads) } : {}),
});

/**
 * Linkage on embedded DuckDB. Tables lie in memory and spill into the working directory beyond the limit.
 * The module is loaded on the first run: the door and the CLI stay light.
 */
export class DuckDbLinkageEngine extends LinkageEngine {
  override run<T>(
    folder: string,
    settings: EngineSettings,
    plan: LinkagePlan,
    work: (database: LinkageWork) => Promise<T>,
  ): Promise<T> {
    return inWorkDirectory(folder, async (directory) => {
      const { DuckDBInstance } = await import('@duckdb/node-api');
      const instance = await DuckDBInstance.create(':memory:', options(directory, settings));
      const connection = await instance.connect();
      try {
        const loaded = await LoadedRecords.on(connection, settings, plan);
        return await work(new DuckDbWork(directory, loaded, plan));
      } finally {
        connection.closeSync();
        instance.closeSync();
      }
    });
  }
}
