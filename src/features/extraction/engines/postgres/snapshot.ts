import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { ok, refuse, RefusedError, type Outcome } from '../../../../kernel/outcome.js';
import { postgresErrors } from '../../domain/postgres-errors.js';
import { readPassword, type SourceFile } from './source-file.js';

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];
const CONNECT_MS = 15_000;
/** Extractions wait for no one else's schema change. */
const LOCK_MS = 30_000;

const codeOf = (fault: unknown): string => (fault as { code?: string }).code ?? 'ERROR';

async function tlsOf({ tls, host }: SourceFile): Promise<pg.ClientConfig['ssl']> {
  if (typeof tls === 'object') return { ca: await readFile(tls.ca, 'utf8') };
  return tls ?? !LOOPBACK.includes(host);
}

async function clientOf(source: SourceFile, password: string, program: string): Promise<pg.Client> {
  const { host, port = 5432, user, database } = source;
  const client = new pg.Client({
    ...{ host, port, user, database, password },
    ssl: await tlsOf(source),
    connectionTimeoutMillis: CONNECT_MS,
    lock_timeout: LOCK_MS,
    application_name: program,
  });
  // A connection that breaks fails what is being read; by itself it must not end the process.
  client.on('error', () => undefined);
  return client;
}

/** One state of a database: every table is read as of the same moment, and nothing can be changed. */
export class Snapshot {
  private constructor(private readonly client: pg.Client) {}

  /** `program` is named to the server. */
  static async open(source: SourceFile, program = 'yuzu extract'): Promise<Outcome<Snapshot>> {
    const password = await readPassword(source.passwordFile);
    if (!password.ok) return password;
    try {
      const client = await clientOf(source, password.value, program);
      await client.connect();
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await client.query("SET LOCAL DateStyle = 'ISO, YMD'");
      await client.query(`SET LOCAL TimeZone = '${source.timeZone ?? 'Asia/Tokyo'}'`);
      return ok(new Snapshot(client));
    } catch (fault) {
      const { database, host } = source;
      const code = codeOf(fault);
      return refuse(postgresErrors.SOURCE_DATABASE_UNREACHABLE, { database, host, code });
    }
  }

  /**
   * Columns a SELECT gives. Asked through the extended protocol, which takes one statement only: what passes
   * here cannot end the query it is put into and begin another.
   */
  async columns(select: string, table: string): Promise<string[]> {
    const probe = { text: `SELECT * FROM (${select}\n) AS source LIMIT 0`, queryMode: 'extended' };
    const result = await this.#orRefused(table, () => this.client.query(probe));
    return result.fields.map(({ name }) => name);
  }

  /** CSV of a SELECT, header first. */
  async *copy(select: string, table: string): AsyncGenerator<Uint8Array> {
    const sql = `COPY (${select}\n) TO STDOUT (FORMAT csv, HEADER true, ENCODING 'UTF8')`;
    try {
      yield* this.client.query(to(sql)) as AsyncIterable<Uint8Array>;
    } catch (fault) {
      throw this.#refused(table, fault);
    }
  }

  close(): Promise<void> {
    return this.client.end();
  }

  async #orRefused<T>(table: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (fault) {
      throw this.#refused(table, fault);
    }
  }

  /** Messages of a server may quote rows: only the code is told. */
  #refused(table: string, fault: unknown): RefusedError {
    const code = codeOf(fault);
    return new RefusedError(refuse(postgresErrors.SOURCE_QUERY_FAILED, { table, code }));
  }
}
