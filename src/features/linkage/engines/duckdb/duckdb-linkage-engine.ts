import {
  LinkageEngine,
  type EngineSettings,
  type LinkagePlan,
  type LinkageWork,
} from '../../application/ports/linkage-engine.js';
import { DuckDbWork } from './duckdb-work.js';
import { LoadedRecords } from './loaded-records.js';
import { withDuckDb } from './with-duckdb.js';
import { inWorkDirectory } from './work-directory.js';

/** Linkage on embedded DuckDB. Tables lie in memory and spill into the working directory beyond the limit. */
export class DuckDbLinkageEngine extends LinkageEngine {
  override run<T>(
    folder: string,
    settings: EngineSettings,
    plan: LinkagePlan,
    work: (database: LinkageWork) => Promise<T>,
  ): Promise<T> {
    return inWorkDirectory(folder, (directory) =>
      withDuckDb(directory, settings, async (connection) => {
        const loaded = await LoadedRecords.on(connection, settings, plan);
        return work(new DuckDbWork(directory, loaded, plan));
      }),
    );
  }
}
