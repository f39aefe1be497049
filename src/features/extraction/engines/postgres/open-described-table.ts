import type { DescribedTable } from './described-table.js';

/**
 * A table of a PostgreSQL database, by the file that describes the database as a source (docs/sources.md); `program` is
 * named to the server. The client is loaded here: the door stays light.
 * @throws RefusedError where the file is wrong, the table is not in it, or the database cannot be reached.
 */
export async function openDescribedTable(
  file: string,
  table: string,
  program: string,
): Promise<DescribedTable> {
  const { describedTable } = await import('./described-table.js');
  return describedTable(file, table, program);
}
