import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import type { LinkagePlan } from '../../application/ports/linkage-engine.js';
import type { Statements, Step } from '../sql/statements.js';

/** DuckDB's statements of one run, cancelled inside a step too. */
export class Queries implements Statements {
  constructor(
    readonly connection: DuckDBConnection,
    private readonly plan: Pick<LinkagePlan, 'signal' | 'progress'>,
  ) {
    plan.signal?.addEventListener('abort', () => {
      connection.interrupt();
    });
  }

  async run(steps: readonly Step[]): Promise<void> {
    for (const { name, sql } of steps) await this.named(name, () => this.connection.run(sql));
  }

  rows(name: string, sql: string): Promise<unknown[][]> {
    return this.named(name, async () => {
      const reader = await this.connection.runAndReadAll(sql);
      return reader.getRows();
    });
  }

  async map(name: string, sql: string): Promise<Map<number, number>> {
    const rows = await this.rows(name, sql);
    return new Map(rows.map(([key, value]) => [Number(key), Number(value)]));
  }

  /** Rows of a large result, chunk by chunk. */
  async *chunks(sql: string): AsyncGenerator<readonly (readonly unknown[])[]> {
    for await (const chunk of this.fetched(sql)) yield chunk.getRows();
  }

  /** Integer columns of a large result; `rows` is their number. */
  async integers(sql: string, columns: number, rows: number): Promise<Int32Array[]> {
    const gathered = Array.from({ length: columns }, () => new Int32Array(rows));
    let row = 0;
    for await (const chunk of this.fetched(sql)) {
      for (const [i, column] of gathered.entries())
        column.set(chunk.getColumnValues(i) as number[], row);
      row += chunk.rowCount;
    }
    return gathered;
  }

  private async *fetched(sql: string): AsyncGenerator<DuckDBDataChunk> {
    this.plan.signal?.throwIfAborted();
    const result = await this.connection.stream(sql);
    for (
      let chunk = await result.fetchChunk();
      chunk?.rowCount;
      chunk = await result.fetchChunk()
    ) {
      this.plan.signal?.throwIfAborted();
      yield chunk;
    }
  }

  private async named<T>(name: string, work: () => Promise<T>): Promise<T> {
    this.plan.signal?.throwIfAborted();
    this.plan.progress?.(name);
    try {
      return await work();
    } catch (cause) {
      this.plan.signal?.throwIfAborted();
      throw new Error(`Linkage step "${name}" failed.`, { cause });
    }
  }
}
