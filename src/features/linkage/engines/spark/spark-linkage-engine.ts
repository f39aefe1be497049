import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { RefusedError, refuse } from '../../../../kernel/outcome.js';
import {
  LinkageEngine,
  type EngineSettings,
  type LinkagePlan,
  type LinkageWork,
  type SparkCluster,
} from '../../application/ports/linkage-engine.js';
import { sparkErrors } from '../../domain/spark-errors.js';
import { withDuckDb } from '../duckdb/with-duckdb.js';
import { LoadedRecords } from '../duckdb/loaded-records.js';
import { inWorkDirectory } from '../duckdb/work-directory.js';
import { configureSpark } from './spark-configuration.js';
import { SparkFailure } from './spark-failure.js';
import { SparkSession } from './spark-session.js';
import { SparkWork } from './spark-work.js';
import { unsupportedBySpark } from './unsupported-by-spark.js';

/** Spark's own variable for the Python in whose environment pyspark is installed. */
const python = (): string => process.env.PYSPARK_DRIVER_PYTHON ?? 'python3';

/** Linkage whose pairs are compared by an Apache Spark cluster; see docs/linkage.md, "Spark". */
export class SparkLinkageEngine extends LinkageEngine {
  /** @param driver config/spark/driver.py */
  constructor(private readonly driver: URL) {
    super();
  }

  override async run<T>(
    folder: string,
    settings: EngineSettings,
    plan: LinkagePlan,
    work: (database: LinkageWork) => Promise<T>,
  ): Promise<T> {
    const { spark } = settings;
    if (!spark) throw new Error('No Spark cluster is set.');
    const conditions = unsupportedBySpark(plan.profile);
    if (conditions.length > 0) {
      const facts = { profile: plan.profile.name, conditions: conditions.join(', ') };
      throw new RefusedError(refuse(sparkErrors.LINK_PROFILE_NOT_ON_SPARK, facts));
    }
    return inWorkDirectory(folder, async (directory) => {
      const session = await this.start(directory, spark, settings, plan);
      try {
        return await withDuckDb(directory, settings, async (connection) => {
          const loaded = await LoadedRecords.on(connection, settings, plan);
          return work(new SparkWork(directory, loaded, session, plan));
        });
      } catch (failure) {
        throw refusalOf(failure);
      } finally {
        await session.close();
      }
    });
  }

  /** Before anything is read: a cluster that does not answer is told at once. */
  private async start(
    directory: string,
    cluster: SparkCluster,
    settings: EngineSettings,
    plan: LinkagePlan,
  ): Promise<SparkSession> {
    const env = await configureSpark(directory, cluster, settings);
    const command = [python(), fileURLToPath(this.driver)] as const;
    try {
      return await SparkSession.start(command, env, join(directory, 'spark.log'), plan);
    } catch (failure) {
      plan.signal?.throwIfAborted();
      if (!(failure instanceof SparkFailure)) throw failure;
      const facts = { master: cluster.master, reason: failure.reason };
      throw new RefusedError(refuse(sparkErrors.LINK_SPARK_UNAVAILABLE, facts));
    }
  }
}

function refusalOf(failure: unknown): unknown {
  if (!(failure instanceof SparkFailure)) return failure;
  const facts = { step: failure.step ?? '', reason: failure.reason };
  return new RefusedError(refuse(sparkErrors.LINK_SPARK_FAILED, facts));
}
