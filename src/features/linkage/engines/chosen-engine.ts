import {
  LinkageEngine,
  type EngineSettings,
  type LinkagePlan,
  type LinkageWork,
} from '../application/ports/linkage-engine.js';

/** Spark where a cluster is set, DuckDB otherwise. */
export class ChosenEngine extends LinkageEngine {
  constructor(
    private readonly here: LinkageEngine,
    private readonly onSpark: LinkageEngine,
  ) {
    super();
  }

  override run<T>(
    folder: string,
    settings: EngineSettings,
    plan: LinkagePlan,
    work: (database: LinkageWork) => Promise<T>,
  ): Promise<T> {
    const engine = settings.spark ? this.onSpark : this.here;
    return engine.run(folder, settings, plan, work);
  }
}
