import type { DuckDBAppender, DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';

/** DuckDB's vector size. */
const CHUNK = 2048;

/** Appends rows in chunks instead of value by value. */
export class RowLoader {
  private rows: DuckDBValue[][] = [];

  private constructor(
    private readonly appender: DuckDBAppender,
    private readonly duckdb: typeof import('@duckdb/node-api'),
    private readonly types: readonly DuckDBType[],
  ) {}

  static async into(
    connection: DuckDBConnection,
    table: string,
    types: (duckdb: typeof import('@duckdb/node-api')) => DuckDBType[],
  ): Promise<RowLoader> {
    const duckdb = await import('@duckdb/node-api');
    return new RowLoader(await connection.createAppender(table), duckdb, types(duckdb));
  }

  add(row: DuckDBValue[]): void {
    if (this.rows.push(row) === CHUNK) this.flush();
  }

  close(): void {
    this.flush();
    this.appender.closeSync();
  }

  private flush(): void {
    if (this.rows.length === 0) return;
    const chunk = this.duckdb.DuckDBDataChunk.create(this.types, this.rows.length);
    chunk.setRows(this.rows);
    this.appender.appendDataChunk(chunk);
    this.rows = [];
  }
}
