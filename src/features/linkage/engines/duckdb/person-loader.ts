import type { DuckDBAppender, DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { Person } from '../../domain/normalise/index.js';

const row = (source: number, person: Person): DuckDBValue[] => [
  source,
  person.institution,
  person.patient,
  person.birth,
  person.sex,
  person.kana,
  person.givenKana,
  person.kanji,
  person.givenKanji,
  person.insurance,
  person.branch,
  person.phone,
  person.address,
  person.postal,
];

/** Appends persons in chunks of DuckDB’s vector size instead of value by value. */
export class PersonLoader {
  private rows: DuckDBValue[][] = [];

  private constructor(
    private readonly appender: DuckDBAppender,
    private readonly duckdb: typeof import('@duckdb/node-api'),
    private readonly types: ReturnType<typeof columnTypes>,
  ) {}

  static async into(connection: DuckDBConnection, table: string): Promise<PersonLoader> {
    const duckdb = await import('@duckdb/node-api');
    return new PersonLoader(await connection.createAppender(table), duckdb, columnTypes(duckdb));
  }

  add(source: number, persons: readonly Person[]): void {
    for (const person of persons) if (this.rows.push(row(source, person)) === CHUNK) this.flush();
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

const CHUNK = 2048;

const columnTypes = ({ UTINYINT, INTEGER, VARCHAR }: typeof import('@duckdb/node-api')) => [
  UTINYINT,
  VARCHAR,
  VARCHAR,
  INTEGER,
  ...Array.from({ length: 10 }, () => VARCHAR),
];
