import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { readCsv } from '../../../platform/csv/read-csv.js';
import { type CountPlan, HoldingsCounter } from '../application/ports/holdings-counter.js';
import { holdingsErrors } from '../domain/errors.js';
import type { CountedTable, MonthCount } from '../domain/tally.js';
import { distinctSql, fileSql, monthsSql } from './count-sql.js';

const EXTENSION = '.csv';
const INSTITUTION = 'institution_code';

/** Nothing but the folder is reachable, and no extension is looked for. */
const locked = (directory: string): string[] => [
  `SET allowed_directories = ['${directory.replaceAll("'", "''")}/']`,
  'SET enable_external_access = false',
  'SET lock_configuration = true',
];

/** Counting on embedded DuckDB, which reads the files in parallel and spills what does not fit. */
export class DuckDbHoldingsCounter extends HoldingsCounter {
  override async tables(directory: string): Promise<readonly string[] | null> {
    try {
      const files = await readdir(directory);
      return files.filter((file) => file.endsWith(EXTENSION)).map((file) => file.slice(0, -4));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return null;
      throw error;
    }
  }

  override async count(directory: string, plan: CountPlan): Promise<Outcome<CountedTable>> {
    const folder = resolve(directory);
    const path = join(folder, plan.table + EXTENSION);
    const columns = await headingsOf(path, plan);
    if (!columns.ok) return columns;
    return onDuckDb(folder, async (connection) => {
      try {
        return ok(await counted(connection, path, plan, columns.value));
      } catch (error) {
        const line = unreadableLine(error);
        if (line === null) throw new Error(`Counting ${plan.table} failed.`, { cause: error });
        return refuse(holdingsErrors.HOLDINGS_CSV_UNREADABLE, {
          file: plan.table + EXTENSION,
          line,
        });
      }
    });
  }
}

async function counted(
  connection: DuckDBConnection,
  path: string,
  plan: CountPlan,
  columns: readonly string[],
): Promise<CountedTable> {
  const file = fileSql(path, columns);
  const distinct = async (names: readonly string[] | null): Promise<number | null> => {
    if (!names?.every((name) => columns.includes(name))) return null;
    const [row] = await rowsOf(connection, distinctSql(file, names));
    return Number(row?.[0]);
  };
  const months = (await rowsOf(connection, monthsSql(file, plan, columns))).map(monthOf);
  const { table, dating, items } = plan;
  return {
    table,
    dated: dating && columns.includes(dating.item) ? dating.item : null,
    items: items.filter((item) => columns.includes(item)),
    months,
    persons: await distinct(plan.personColumns),
    institutions: await distinct([INSTITUTION]),
  };
}

const monthOf = ([month, rows, ...values]: readonly unknown[]): MonthCount => ({
  month: typeof month === 'string' ? month : null,
  rows: Number(rows),
  values: values.map(Number),
});

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<unknown[][]> {
  return (await connection.runAndReadAll(sql)).getRows();
}

/** Headings of the file: each an item of the table, none twice. An empty file has none. */
async function headingsOf(path: string, plan: CountPlan): Promise<Outcome<readonly string[]>> {
  const file = plan.table + EXTENSION;
  for await (const { records } of readCsv(path)) {
    const [head] = records;
    if (!head) continue;
    const { fields } = head;
    if (!fields) return refuse(holdingsErrors.HOLDINGS_CSV_UNREADABLE, { file, line: 1 });
    const wrong = fields.findIndex(
      (name, at) => !plan.items.includes(name) || fields.indexOf(name) < at,
    );
    if (wrong < 0) return ok(fields);
    return refuse(holdingsErrors.HOLDINGS_COLUMN_UNKNOWN, { file, column: wrong + 1 });
  }
  return refuse(holdingsErrors.HOLDINGS_CSV_UNREADABLE, { file, line: 1 });
}

/** DuckDB quotes the line it could not read: only its number is taken over. */
function unreadableLine(error: unknown): number | null {
  const line = /CSV Error on Line: (\d+)/.exec(String(error))?.[1];
  return line === undefined ? null : Number(line);
}

async function onDuckDb<T>(
  folder: string,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const spill = await mkdtemp(join(tmpdir(), 'yuzu-holdings-'));
  const instance = await DuckDBInstance.create(':memory:', {
    temp_directory: spill,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  try {
    for (const sql of locked(folder)) await connection.run(sql);
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(spill, { recursive: true, force: true });
  }
}
