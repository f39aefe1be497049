import { readdir } from 'node:fs/promises';
import { dirname, parse } from 'node:path';
import { RefusedError, refuse } from '../../../../kernel/outcome.js';
import {
  checkWall,
  folderMarks,
  isWatermarked,
  MARKER_FILE,
  WATERMARK,
} from '../../../extraction/index.js';
import { linkageErrors } from '../../domain/errors.js';
import type { PatientRow } from '../../domain/patient-row.js';

function otherSide(operator: string, rehearsal: boolean, mark: string): RefusedError {
  const { LINK_SOURCE_IS_REHEARSAL, LINK_SOURCE_NOT_REHEARSAL } = linkageErrors;
  const error = rehearsal ? LINK_SOURCE_NOT_REHEARSAL : LINK_SOURCE_IS_REHEARSAL;
  return new RefusedError(refuse(error, { operator, mark }));
}

/** Refuses a file whose name, or whose folder's marker, puts it on the other side of the wall. */
export async function refuseOtherSide(
  operator: string,
  file: string,
  rehearsal: boolean,
): Promise<void> {
  const beside = await readdir(dirname(file)).catch((): string[] => []);
  // Marks are those of CSV files; any other file of a table bears them likewise.
  const entries = [`${parse(file).name}.csv`, ...beside.filter((name) => name === MARKER_FILE)];
  const wall = checkWall(folderMarks(entries), rehearsal);
  if (!wall.ok) throw otherSide(operator, rehearsal, String(wall.facts.mark));
}

/** Whether a row's watermark, or its absence, fits: names and markers can be taken away. */
export function standsOnSide(institution: string, patient: string, rehearsal: boolean): boolean {
  const marked =
    isWatermarked('institution_code', institution) || isWatermarked('patient_id', patient);
  return marked === rehearsal;
}

/** Refuses a row that stands on the other side of the wall. */
export function refuseOtherRow(
  operator: string,
  { institution_code, patient_id }: PatientRow,
  rehearsal: boolean,
): void {
  if (!standsOnSide(institution_code, patient_id, rehearsal))
    throw otherSide(operator, rehearsal, WATERMARK);
}
