import { extname } from 'node:path';
import type { PatientTable } from '../../application/ports/patient-source.js';
import { refuseOtherSide } from '../csv/rehearsal-wall.js';
import { csvTable } from './csv-table.js';
import { NamedTable, type OtherNames } from './named-table.js';
import { parquetTable } from './parquet-table.js';
import { patientFile } from './patient-file.js';

/** The table of a file of the operator's, CSV or Parquet; refused on the other side of the wall. */
async function fileTable(
  { operator, rehearsal }: PatientTable,
  file: string,
  names?: OtherNames,
): Promise<NamedTable> {
  await refuseOtherSide(operator, file, rehearsal);
  const open = extname(file) === '.parquet' ? parquetTable : csvTable;
  return new NamedTable(operator, await open(operator, file), names);
}

/**
 * An operator's patient table: a CSV or Parquet file, or what a description names.
 * @throws RefusedError where it cannot be read.
 */
export async function openTable(given: PatientTable): Promise<NamedTable> {
  return fileTable(given, await patientFile(given.path, given.rehearsal));
}
