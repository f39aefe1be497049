import { refuse, RefusedError, unwrap } from '../../../../kernel/outcome.js';
import { readRecords } from '../../../../platform/csv/read-csv.js';
import type { DataDefinition, DataTable } from '../../../catalogue/index.js';
import type { SourceRequest } from '../../application/ports/medical-sources.js';
import { postgresErrors } from '../../domain/postgres-errors.js';
import type { SourceBatch } from '../../domain/source-batch.js';
import { readTables, type TableBatch, type TableRecords } from '../tables/read-tables.js';
import { inDefinitionForm } from './definition-form.js';
import { Snapshot } from './snapshot.js';
import { readSourceFile, type SourceFile, type TableQuery } from './source-file.js';
import { quoted, selectOf } from './table-select.js';

/** The definition's columns in one order, whatever order the server keeps its rows in. */
function orderedSelect(source: TableQuery, { items, key }: DataTable): string {
  const columns = items.map(({ name }) => quoted(name)).join(', ');
  const order = key.map((name) => `${quoted(name)}::text COLLATE "C"`).join(', ');
  return `SELECT ${columns} FROM (${selectOf(source)}\n) AS source ORDER BY ${order}`;
}

/** What is read of a database. */
export type Readable = Pick<Snapshot, 'columns' | 'copy'>;

/** Tables of a database, each by its query. */
class DatabaseTables implements TableRecords {
  readonly #tables: ReadonlyMap<string, DataTable>;
  readonly convert = inDefinitionForm;

  constructor(
    private readonly source: SourceFile,
    private readonly snapshot: Readable,
    { tables }: DataDefinition,
  ) {
    this.#tables = new Map(tables.map((table) => [table.name, table]));
  }

  place(table: string): string {
    return table;
  }

  has(table: string): boolean {
    return Object.hasOwn(this.source.tables, table);
  }

  async *read(name: string): AsyncGenerator<TableBatch> {
    const table = this.#tables.get(name);
    const query = this.source.tables[name];
    if (table === undefined || query === undefined) return;
    await this.#checkColumns(table, query);
    yield* readRecords(this.snapshot.copy(orderedSelect(query, table), name));
  }

  async #checkColumns({ name, items }: DataTable, query: TableQuery): Promise<void> {
    const given = new Set(await this.snapshot.columns(selectOf(query), name));
    const missing = items.map((item) => item.name).filter((column) => !given.has(column));
    if (missing.length === 0) return;
    const facts = { table: name, columns: missing.join(', ') };
    throw new RefusedError(refuse(postgresErrors.SOURCE_COLUMNS_MISSING, facts));
  }
}

/** The definition's tables out of a database that is open. */
export const readDatabase = (
  source: SourceFile,
  snapshot: Readable,
  definition: DataDefinition,
): AsyncGenerator<SourceBatch> =>
  readTables(new DatabaseTables(source, snapshot, definition), definition);

/** PostgreSQL. Rows are streamed with COPY, all tables as of one moment; `directory` is the file that describes it. */
export async function* readPostgres(request: SourceRequest): AsyncGenerator<SourceBatch> {
  const source = unwrap(await readSourceFile(request.directory));
  const snapshot = unwrap(await Snapshot.open(source));
  try {
    yield* readDatabase(source, snapshot, request.definition);
  } finally {
    await snapshot.close();
  }
}
