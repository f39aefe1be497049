import type { DuckDBConnection } from '@duckdb/node-api';
import type {
  CsvFile,
  EngineSettings,
  LinkagePlan,
  RecordKey,
} from '../../application/ports/linkage-engine.js';
import type { Records } from '../../domain/candidates.js';
import {
  institutionsSql,
  inUseTogetherSql,
  keysSql,
  loadCsvSql,
  recordTables,
  repeatedHashesSql,
  repeatedKeysSql,
  sourcesSql,
} from './model/load-sql.js';
import { Queries } from './queries.js';

/** A statement names every pair it asks about. */
const PAIRS_AT_ONCE = 5000;

/** The tables of keys as they were read, and the view `base` of what their records are compared by. */
export class LoadedRecords {
  private constructor(
    readonly queries: Queries,
    private readonly settings: EngineSettings,
    private readonly plan: LinkagePlan,
  ) {}

  static async on(
    connection: DuckDBConnection,
    settings: EngineSettings,
    plan: LinkagePlan,
  ): Promise<LoadedRecords> {
    const queries = new Queries(connection, plan);
    await queries.run(recordTables(plan.profile));
    return new LoadedRecords(queries, settings, plan);
  }

  async loadFile(source: number, file: CsvFile, key: readonly [string, string]): Promise<void> {
    const sql = loadCsvSql(this.plan.profile, this.settings.seed, { ...file, source, key });
    await this.queries.run([{ name: 'read a file', sql }]);
  }

  /** Repeated keys per source index; a quick look at `table` (base, or what was made of it) tells whether to count. */
  async repeatedKeys(table: string): Promise<ReadonlyMap<number, number>> {
    const [[repeated] = []] = await this.queries.rows(
      'look for repeated keys',
      repeatedHashesSql(table),
    );
    return Number(repeated) === 0
      ? new Map()
      : this.queries.map('count repeated keys', repeatedKeysSql());
  }

  async records(): Promise<Records> {
    // Sources were loaded one after the other.
    const sizes = await this.queries.rows('count the sources', sourcesSql);
    const records = sizes.reduce((sum, [, size]) => sum + Number(size), 0);
    const source = new Uint8Array(records);
    let first = 0;
    for (const [index, size] of sizes) {
      source.fill(Number(index), first, first + Number(size));
      first += Number(size);
    }
    if (!sizes.some(([, , hasSeveral]) => hasSeveral === true)) return { source };
    const [institution] = await this.queries.integers(institutionsSql, 1, records);
    return { source, institution };
  }

  async inUseTogether(pairs: readonly (readonly [number, number])[]): Promise<number[]> {
    const { inUse } = this.plan.profile;
    const places: number[] = [];
    for (let first = 0; inUse && first < pairs.length; first += PAIRS_AT_ONCE) {
      const sql = inUseTogetherSql(inUse, pairs.slice(first, first + PAIRS_AT_ONCE));
      const rows = await this.queries.rows('local ids in use together', sql);
      places.push(...rows.map(([place]) => first + Number(place)));
    }
    return places;
  }

  async *keys(): AsyncIterable<RecordKey[]> {
    for await (const rows of this.queries.chunks(keysSql()))
      yield rows.map(([record, source, institution, patient]) => ({
        record: Number(record),
        source: Number(source),
        institution: String(institution),
        patient: String(patient),
      }));
  }
}
