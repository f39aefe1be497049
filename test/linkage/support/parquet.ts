import { DuckDBInstance } from '@duckdb/node-api';
import type { PatientRow } from '../../../src/features/linkage/domain/patient-row.js';

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Writes what the SELECT gives as a Parquet file. */
export async function writeParquet(file: string, select: string): Promise<string> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${select}) TO ${text(file)} (FORMAT parquet, ROW_GROUP_SIZE 2048)`);
  connection.closeSync();
  instance.closeSync();
  return file;
}

/** A SELECT of these rows, in their order; every column is text. */
export function selectOf(rows: readonly Partial<PatientRow>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map(
    (row) => `(${columns.map((name) => text(row[name as keyof PatientRow] ?? '')).join(', ')})`,
  );
  return `SELECT * FROM (VALUES ${values.join(', ')}) AS rows(${columns.join(', ')})`;
}
