import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { linkageSettings } from '../../../../../config/linkage/settings.js';
import { refuse, RefusedError } from '../../../../kernel/outcome.js';
import { csvRecord } from '../../../../platform/csv/write-csv.js';
import { linkageErrors } from '../../domain/errors.js';
import { refusalOf } from '../csv/read-table.js';
import { openDuckDb } from '../duckdb/with-duckdb.js';
import { columnsSql, isText, recordsSql, type ParquetColumn } from './parquet-sql.js';
import type { ReadableTable, TableBytes } from './readable-table.js';

/** Bytes, packed. */
const LARGE = 2 * 1024 * 1024;

/** Times with a zone are days there. */
const ZONE = "SET TimeZone = 'Asia/Tokyo'";

/** Messages of DuckDB may quote values. What fails for want of memory is a fault of the machine, not of the file. */
function unreadable(error: unknown, operator: string, file: string): unknown {
  const isOfFile = error instanceof Error && !/^Out of Memory/.test(error.message);
  if (!isOfFile || error instanceof RefusedError) return error;
  const facts = { operator, file: basename(file) };
  return new RefusedError(refuse(linkageErrors.LINK_PARQUET_UNREADABLE, facts));
}

/** The file, or all Parquet files of a folder, as clusters write a table. */
async function filesOf(file: string): Promise<{ files: string; size: number }> {
  const found = await stat(file).catch((error: unknown) => {
    throw refusalOf(error, file);
  });
  const path = resolve(file);
  if (!found.isDirectory()) return { files: path, size: found.size };
  return { files: join(path.replace(/[*?[]/g, '[$&]'), '*.parquet'), size: LARGE };
}

/** Reads as CSV, through DuckDB, as fast as it is asked for; nothing is written anywhere. */
async function* rowsOf(sql: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const { connection, close } = await openDuckDb({
    ...linkageSettings,
    spill: null,
    inOrder: true,
  });
  try {
    await connection.run(ZONE);
    const result = await connection.stream(sql);
    for (let rows = await result.fetchChunk(); rows?.rowCount; rows = await result.fetchChunk()) {
      signal?.throwIfAborted();
      yield Buffer.from(rows.getColumnValues(0).join(''));
    }
  } finally {
    close();
  }
}

async function columnsOf(files: string): Promise<ParquetColumn[]> {
  const { connection, close } = await openDuckDb({
    ...linkageSettings,
    spill: null,
    inOrder: true,
  });
  try {
    const found = await connection.runAndReadAll(columnsSql(files));
    return found.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
  } finally {
    close();
  }
}

class ParquetTable implements ReadableTable {
  readonly inRows = true;
  readonly columns: readonly string[];

  constructor(
    private readonly operator: string,
    readonly file: string,
    private readonly files: string,
    private readonly found: readonly ParquetColumn[],
    readonly isLarge: boolean,
  ) {
    this.columns = found.map(({ name }) => name);
  }

  read(columns: readonly string[], signal?: AbortSignal): TableBytes {
    const read = this.found.filter(({ name }) => columns.includes(name));
    const nested = read.filter((column) => !isText(column)).map(({ name }) => name);
    if (nested.length === 0)
      return { columns: read.map(({ name }) => name), chunks: this.#chunks(read, signal) };
    const facts = {
      operator: this.operator,
      file: basename(this.file),
      columns: nested.join(', '),
    };
    throw new RefusedError(refuse(linkageErrors.LINK_COLUMNS_NOT_TEXT, facts));
  }

  async *#chunks(read: readonly ParquetColumn[], signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    yield Buffer.from(csvRecord(read.map(({ name }) => name)));
    try {
      yield* rowsOf(recordsSql(this.files, read), signal);
    } catch (error) {
      signal?.throwIfAborted();
      throw unreadable(error, this.operator, this.file);
    }
  }
}

/** A Parquet file, or a folder of them. Refused where it is none. */
export async function parquetTable(operator: string, file: string): Promise<ReadableTable> {
  const { files, size } = await filesOf(file);
  try {
    return new ParquetTable(operator, file, files, await columnsOf(files), size >= LARGE);
  } catch (error) {
    throw unreadable(error, operator, file);
  }
}
