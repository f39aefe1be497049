import type { DuckDBConnection } from '@duckdb/node-api';
import type {
  CsvFile,
  EngineSettings,
  LinkagePlan,
  RecordKey,
  SourceRow,
} from '../../application/ports/linkage-engine.js';
import type { Records } from '../../domain/candidates.js';
import { baseStep } from './model/base-sql.js';
import {
  columnsRead,
  keysSql,
  loadCsvSql,
  normalisedSteps,
  rawTableSql,
  repeatedHashesSql,
  repeatedKeysSql,
} from './model/load-sql.js';
import { normaliseValues } from './normalise-values.js';
import { Queries } from './queries.js';
import { RowLoader } from './row-loader.js';

/** The sources as they were written, and the view `base` of what their records are compared by. */
export class LoadedRecords {
  readonly columns: readonly string[];
  private loader: RowLoader | undefined;

  private constructor(
    readonly queries: Queries,
    private readonly settings: EngineSettings,
    private readonly plan: LinkagePlan,
  ) {
    this.columns = columnsRead(plan.profile);
  }

  static async on(
    connection: DuckDBConnection,
    settings: EngineSettings,
    plan: LinkagePlan,
  ): Promise<LoadedRecords> {
    const queries = new Queries(connection, plan);
    await queries.run([{ name: 'make room', sql: rawTableSql(plan.profile) }]);
    return new LoadedRecords(queries, settings, plan);
  }

  async load(source: number, rows: readonly SourceRow[]): Promise<void> {
    this.loader ??= await RowLoader.into(
      this.queries.connection,
      'raw',
      ({ UTINYINT, VARCHAR }) => [
        UTINYINT,
        ...Array.from({ length: this.columns.length + 2 }, () => VARCHAR),
      ],
    );
    for (const { institution, patient, values } of rows)
      this.loader.add([source, institution, patient, ...values]);
  }

  async loadFile(source: number, file: CsvFile, key: readonly [string, string]): Promise<void> {
    const sql = loadCsvSql(this.plan.profile, source, file, key);
    await this.queries.run([{ name: 'read a file', sql }]);
  }

  /** Once everything is loaded: normalises it and makes the view `base`. */
  async normalise(): Promise<void> {
    this.loader?.close();
    await normaliseValues(this.queries, this.plan.profile);
    await this.queries.run([
      ...normalisedSteps(this.plan.profile),
      baseStep(this.plan.profile, this.settings.seed),
    ]);
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
    const [source] = await this.queries.integers('SELECT source::INTEGER FROM raw', 1);
    return { source: Uint8Array.from(source ?? []) };
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
