import { extname } from 'node:path';
import type { PatientTable } from '../../application/ports/patient-source.js';
import { refuseOtherSide } from '../csv/rehearsal-wall.js';
import { csvTable } from './csv-table.js';
import { databaseTable } from './database-table.js';
import { describedFile, isDescription } from './description.js';
import { NamedTable, type OtherNames } from './named-table.js';
import { parquetTable } from './parquet-table.js';
import { patientFile } from './patient-file.js';

/** The table in a file of the operator's, CSV or Parquet; refused on the other side of the wall. */
async function fileTable(
  { operator, rehearsal }: PatientTable,
  file: string,
  names?: OtherNames,
): Promise<NamedTable> {
  await refuseOtherSide(operator, file, rehearsal);
  const open = extname(file) === '.parquet' ? parquetTable : csvTable;
  return new NamedTable(operator, await open(operator, file), names);
}

/** The table a description names. A database shows by its rows alone on which side of the wall it stands. */
async function describedTable(given: PatientTable, description: string): Promise<NamedTable> {
  const described = await describedFile(description);
  return described
    ? fileTable(given, described.file, described.columns)
    : new NamedTable(given.operator, await databaseTable(description));
}

/**
 * An operator's patient table: a CSV or Parquet file, or what a description names.
 * @throws RefusedError where it cannot be read.
 */
export async function openTable(given: PatientTable): Promise<NamedTable> {
  const file = await patientFile(given.path, given.rehearsal);
  return isDescription(file) ? describedTable(given, file) : fileTable(given, file);
}
