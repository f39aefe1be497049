import { join } from 'node:path';
import type {
  CsvFile,
  LinkagePlan,
  LinkageWork,
  RecordKey,
  SourceRow,
  SourceSize,
} from '../../application/ports/linkage-engine.js';
import type { Candidates, Records } from '../../domain/candidates.js';
import type { Frequency } from '../../domain/model/profile.js';
import type { LoadedRecords } from '../duckdb/loaded-records.js';
import { readCandidates } from '../duckdb/read-candidates.js';
import { Persons } from '../sql/persons.js';
import { sparkDialect } from './spark-dialect.js';
import { WAREHOUSE } from './spark-configuration.js';
import type { SparkSession } from './spark-session.js';

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * DuckDB reads and normalises the sources, Spark compares: it receives hashes and the texts whose characters are
 * compared, as Parquet in the working directory, and writes the pairs it finds there.
 */
export class SparkWork implements LinkageWork {
  private readonly persons: Persons;

  constructor(
    readonly directory: string,
    private readonly loaded: LoadedRecords,
    private readonly session: SparkSession,
    plan: LinkagePlan,
  ) {
    this.persons = new Persons(session, sparkDialect, plan);
  }

  get columns(): readonly string[] {
    return this.loaded.columns;
  }

  load(source: number, rows: readonly SourceRow[]): Promise<void> {
    return this.loaded.load(source, rows);
  }

  loadFile(source: number, file: CsvFile, key: readonly [string, string]): Promise<void> {
    return this.loaded.loadFile(source, file, key);
  }

  async seal(): Promise<ReadonlyMap<number, number>> {
    await this.loaded.normalise();
    await this.handOver();
    await this.persons.prepare();
    return this.loaded.repeatedKeys('base');
  }

  records(): Promise<Records> {
    return this.loaded.records();
  }

  sizes(): Promise<readonly SourceSize[]> {
    return this.persons.sizes();
  }

  patternCounts(rule: number, share: number): Promise<ReadonlyMap<number, number>> {
    return this.persons.patternCounts(rule, share);
  }

  randomPatterns(): Promise<ReadonlyMap<number, number>> {
    return this.persons.randomPatterns();
  }

  patternsOf(pairs: readonly (readonly [number, number])[]): Promise<readonly number[]> {
    return this.persons.patternsOf(pairs);
  }

  coincidences(
    fields: readonly string[],
    share: number,
    frequency?: Frequency,
  ): Promise<ReadonlyMap<number, number>> {
    return this.persons.coincidences(fields, share, frequency);
  }

  async candidates(patterns: readonly number[]): Promise<Candidates> {
    await this.persons.findCandidates(patterns);
    const files = join(this.directory, WAREHOUSE, 'candidate', '*.parquet');
    return readCandidates(this.loaded.queries, `read_parquet(${literal(files)})`);
  }

  keys(): AsyncIterable<readonly RecordKey[]> {
    return this.loaded.keys();
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
