import type { DuckDBConnection } from '@duckdb/node-api';
import type {
  EngineSettings,
  LinkageWork,
  RecordKey,
} from '../../application/ports/linkage-engine.js';
import type { Candidates, Records } from '../../domain/candidates.js';
import type { Person } from '../../domain/normalise/index.js';
import { RULES } from '../../domain/rules.js';
import {
  candidateSteps,
  candidatesSql,
  keysSql,
  loadedTableSql,
  recordsSql,
  repeatedKeysSql,
  sealSteps,
  type Step,
} from './linkage-sql.js';
import { PersonLoader } from './person-loader.js';

/** Working database of one linkage: load, seal, then ask. */
export class DuckDbWork implements LinkageWork {
  private constructor(
    private readonly connection: DuckDBConnection,
    private readonly settings: EngineSettings,
    private readonly loader: PersonLoader,
  ) {}

  static async on(connection: DuckDBConnection, settings: EngineSettings): Promise<DuckDbWork> {
    await connection.run('SET lock_configuration = true');
    await connection.run(loadedTableSql());
    return new DuckDbWork(connection, settings, await PersonLoader.into(connection, 'loaded'));
  }

  load(source: number, persons: readonly Person[]): Promise<void> {
    this.loader.add(source, persons);
    return Promise.resolve();
  }

  async seal(): Promise<ReadonlyMap<number, number>> {
    this.loader.close();
    await this.runSteps(sealSteps());
    const repeated = new Map<number, number>();
    await this.eachRow(repeatedKeysSql(), ([source, count]) => {
      repeated.set(Number(source), Number(count));
    });
    return repeated;
  }

  async records(): Promise<Records> {
    const [source, birth] = await this.integers(recordsSql());
    return { source: Uint8Array.from(source ?? []), birth: Int32Array.from(birth ?? []) };
  }

  async candidates(): Promise<Candidates> {
    await this.runSteps(candidateSteps(RULES, this.settings));
    const [left, right, rule] = await this.integers(candidatesSql());
    return {
      left: Int32Array.from(left ?? []),
      right: Int32Array.from(right ?? []),
      rule: Uint8Array.from(rule ?? []),
    };
  }

  async *keys(): AsyncIterable<RecordKey[]> {
    const result = await this.connection.stream(keysSql());
    for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk())
      yield chunk.getRows().map(([source, institution, patient]) => ({
        source: Number(source),
        institution: String(institution),
        patient: String(patient),
      }));
  }

  private async runSteps(steps: readonly Step[]): Promise<void> {
    for (const { name, sql } of steps)
      await this.connection.run(sql).catch((cause: unknown) => {
        throw new Error(`Linkage step "${name}" failed.`, { cause });
      });
  }

  private async eachRow(sql: string, use: (row: unknown[]) => void): Promise<void> {
    const reader = await this.connection.runAndReadAll(sql);
    reader.getRows().forEach(use);
  }

  /** Integer columns, gathered chunk by chunk. */
  private async integers(sql: string): Promise<number[][]> {
    const result = await this.connection.stream(sql);
    const columns: number[][] = [];
    for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk())
      chunk.getColumns().forEach((values, i) => {
        const column = (columns[i] ??= []);
        for (const value of values) column.push(Number(value));
      });
    return columns;
  }
}
