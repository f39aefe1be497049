import { refuse, RefusedError, unwrap } from '../../../../kernel/outcome.js';
import { postgresErrors } from '../../domain/postgres-errors.js';
import { Snapshot } from './snapshot.js';
import { readSourceFile, type SourceFile } from './source-file.js';
import { quoted, selectOf } from './table-select.js';

/** A table of a database that can be read. */
export interface DescribedTable {
  readonly columns: readonly string[];
  /**
   * These columns as CSV (UTF-8, RFC 4180, header row), streamed, the rows in no order; each call reads the table as of
   * its own moment. The signal ends it at once.
   * @throws RefusedError where it cannot be read to its end.
   */
  read(columns: readonly string[], signal?: AbortSignal): AsyncGenerator<Uint8Array>;
}

/** A table somebody else than an extraction reads. */
interface Asked {
  readonly source: SourceFile;
  readonly table: string;
  readonly select: string;
  /** Named to the server. */
  readonly program: string;
}

async function columnsOf({ source, program, select, table }: Asked): Promise<readonly string[]> {
  const snapshot = unwrap(await Snapshot.open(source, program));
  try {
    return await snapshot.columns(select, table);
  } finally {
    await snapshot.close();
  }
}

async function* rowsOf(
  { source, program, select, table }: Asked,
  columns: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const snapshot = unwrap(await Snapshot.open(source, program));
  // A server that sends nothing for long is not waited for.
  const stop = (): void => void snapshot.close();
  signal?.addEventListener('abort', stop);
  try {
    signal?.throwIfAborted();
    const list = columns.map(quoted).join(', ');
    yield* snapshot.copy(`SELECT ${list} FROM (${select}\n) AS source`, table);
  } finally {
    signal?.removeEventListener('abort', stop);
    await snapshot.close();
  }
}

/** See `openDescribedTable`. */
export async function describedTable(
  file: string,
  table: string,
  program: string,
): Promise<DescribedTable> {
  const source = unwrap(await readSourceFile(file));
  const query = Object.hasOwn(source.tables, table) ? source.tables[table] : undefined;
  if (query === undefined)
    throw new RefusedError(refuse(postgresErrors.SOURCE_TABLE_NOT_DESCRIBED, { file, table }));
  const asked = { source, table, select: selectOf(query), program };
  const columns = await columnsOf(asked);
  return { columns, read: (wanted, signal) => rowsOf(asked, wanted, signal) };
}
