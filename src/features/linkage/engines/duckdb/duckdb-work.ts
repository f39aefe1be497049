import type { DuckDBConnection } from '@duckdb/node-api';
import type {
  CsvFile,
  EngineSettings,
  LevelName,
  LinkagePlan,
  LinkageWork,
  RecordKey,
  SourceRow,
  SourceSize,
} from '../../application/ports/linkage-engine.js';
import type { Candidates, Records } from '../../domain/candidates.js';
import { layoutOf, type Layout } from '../../domain/model/layout.js';
import { frequencyColumn } from './model/columns.js';
import {
  columnsRead,
  keysSql,
  loadCsvSql,
  normalisedSteps,
  rawTableSql,
  repeatedHashesSql,
  repeatedKeysSql,
} from './model/load-sql.js';
import {
  candidatesSql,
  candidateTableSql,
  coincidenceSql,
  patternCountsSql,
  personSteps,
  randomPatternsSql,
  sidesOf,
  sizesSql,
  survivorTableSql,
} from './model/model-sql.js';
import { normaliseValues } from './normalise-values.js';
import { Queries } from './queries.js';
import { RowLoader } from './row-loader.js';

/** Working database of one linkage: load, seal, then ask. */
export class DuckDbWork implements LinkageWork {
  readonly columns: readonly string[];
  private readonly layout: Layout;
  private loader: RowLoader | undefined;

  private constructor(
    private readonly queries: Queries,
    private readonly settings: EngineSettings,
    private readonly plan: LinkagePlan,
  ) {
    this.columns = columnsRead(plan.profile);
    this.layout = layoutOf(plan.profile);
  }

  static async on(
    connection: DuckDBConnection,
    settings: EngineSettings,
    plan: LinkagePlan,
  ): Promise<DuckDbWork> {
    const queries = new Queries(connection, plan);
    await queries.run([{ name: 'make room', sql: rawTableSql(plan.profile) }]);
    return new DuckDbWork(queries, settings, plan);
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

  async seal(): Promise<ReadonlyMap<number, number>> {
    this.loader?.close();
    await normaliseValues(this.queries, this.plan.profile);
    await this.queries.run([
      ...normalisedSteps(this.plan.profile),
      ...personSteps(this.plan.profile, this.settings.seed),
    ]);
    const [[repeated] = []] = await this.queries.rows(
      'look for repeated keys',
      repeatedHashesSql(),
    );
    return Number(repeated) === 0
      ? new Map()
      : this.queries.map('count repeated keys', repeatedKeysSql());
  }

  async records(): Promise<Records> {
    const [source] = await this.queries.integers('SELECT source::INTEGER FROM raw', 1);
    return { source: Uint8Array.from(source ?? []) };
  }

  async sizes(): Promise<readonly SourceSize[]> {
    const names = this.plan.profile.fields.map(({ name }) => name);
    const rows = await this.queries.rows('count the records', sizesSql(names));
    return rows.map(([, records, ...known]) => ({
      records: Number(records),
      known: Object.fromEntries(names.map((name, i) => [name, Number(known[i])])),
    }));
  }

  async patternCounts(rule: number, share: number): Promise<ReadonlyMap<number, number>> {
    const { blocking } = this.plan.profile;
    const asked = blocking[rule];
    const counts = new Map<number, number>();
    if (!asked) return counts;
    for (const sides of this.sides()) {
      const sql = patternCountsSql(this.layout, asked, sides, share);
      for (const [pattern, pairs] of await this.queries.map(`patterns of ${asked.name}`, sql))
        counts.set(pattern, (counts.get(pattern) ?? 0) + pairs);
    }
    return counts;
  }

  async randomPatterns(): Promise<ReadonlyMap<number, number>> {
    const [[records] = []] = await this.queries.rows('count', 'SELECT count(*) FROM person');
    const sql = randomPatternsSql(this.layout, Number(records));
    return this.queries.map('patterns of strangers', sql);
  }

  coincidences(fields: readonly string[], level?: LevelName): Promise<ReadonlyMap<number, number>> {
    const step = level && frequencyColumn(level.comparison, level.level);
    return this.queries.map(`coincidences of ${fields.join(', ')}`, coincidenceSql(fields, step));
  }

  async candidates(patterns: readonly number[]): Promise<Candidates> {
    const { profile } = this.plan;
    await this.queries.run([
      { name: 'patterns to look for', sql: survivorTableSql(patterns) },
      { name: 'candidate table', sql: candidateTableSql() },
      ...profile.blocking.flatMap(({ name }, rule) =>
        this.sides().map((sides) => ({
          name: `candidates of ${name}`,
          sql: candidatesSql(profile, this.layout, rule, sides),
        })),
      ),
    ]);
    const [left, right, pattern, rule] = await this.queries.integers(
      'SELECT left_id, right_id, pattern, rule::INTEGER FROM candidate ORDER BY left_id, right_id',
      4,
    );
    return {
      left: Int32Array.from(left ?? []),
      right: Int32Array.from(right ?? []),
      pattern: Int32Array.from(pattern ?? []),
      rule: Uint8Array.from(rule ?? []),
    };
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

  private sides() {
    const { repeating } = this.plan;
    return sidesOf(repeating.length, repeating);
  }
}
