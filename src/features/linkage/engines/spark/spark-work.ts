import { join } from 'node:path';
import type { LinkagePlan } from '../../application/ports/linkage-engine.js';
import type { Candidates } from '../../domain/candidates.js';
import type { LoadedRecords } from '../duckdb/loaded-records.js';
import { readCandidates } from '../duckdb/read-candidates.js';
import { LoadedWork } from '../duckdb/loaded-work.js';
import { Persons } from '../sql/persons.js';
import { sparkDialect } from './spark-dialect.js';
import { WAREHOUSE } from './spark-configuration.js';
import type { SparkSession } from './spark-session.js';

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * DuckDB reads and normalises the sources, Spark compares: it receives hashes and the texts whose characters are
 * compared, as Parquet in the working directory, and writes the pairs it finds there.
 */
export class SparkWork extends LoadedWork {
  constructor(
    directory: string,
    loaded: LoadedRecords,
    private readonly session: SparkSession,
    plan: LinkagePlan,
  ) {
    super(directory, loaded, new Persons(session, sparkDialect, plan));
  }

  override async seal(): Promise<ReadonlyMap<number, number>> {
    await this.handOver();
    await this.persons.prepare();
    return this.loaded.repeatedKeys('base');
  }

  override async candidates(patterns: readonly number[]): Promise<Candidates> {
    await this.persons.findCandidates(patterns);
    const files = join(this.directory, WAREHOUSE, 'candidate', '*.parquet');
    return readCandidates(this.loaded.queries, `read_parquet(${literal(files)})`);
  }

  private async handOver(): Promise<void> {
    const folder = join(this.directory, 'base');
    await this.loaded.queries.run([
      {
        name: 'hand the records over to Spark',
        sql: `COPY (SELECT * FROM base) TO ${literal(folder)} (FORMAT parquet, PER_THREAD_OUTPUT true)`,
      },
    ]);
    await this.session.run([
      {
        name: 'records as they are compared',
        sql: `CREATE TEMPORARY VIEW base USING parquet OPTIONS (path ${literal(`file:${folder}`)})`,
      },
    ]);
  }
}
