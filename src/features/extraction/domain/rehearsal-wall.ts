import { ok, refuse, type Outcome, type Refusal } from '../../../kernel/outcome.js';
import { rehearsalWallErrors } from './rehearsal-errors.js';
import { MARKER_FILE, REHEARSAL_PREFIX, type RehearsalMarks } from './rehearsal-marks.js';

/** Refused if the data of a real case bear any mark, or those of a rehearsal lack one. */
export function checkWall(marks: RehearsalMarks, rehearsal: boolean): Outcome<undefined> {
  const mark = rehearsal ? lackingMark(marks) : borneMark(marks);
  return mark === undefined ? ok() : wallRefusal(rehearsal, mark);
}

/** What is said of data on the wrong side of the wall; `mark` tells by what it was seen. */
export function wallRefusal(rehearsal: boolean, mark: string): Refusal {
  const { REHEARSAL_DATA_IN_REAL_CASE, UNMARKED_DATA_IN_REHEARSAL } = rehearsalWallErrors;
  return refuse(rehearsal ? UNMARKED_DATA_IN_REHEARSAL : REHEARSAL_DATA_IN_REAL_CASE, { mark });
}

export const WATERMARK = 'institution_code / patient_id';

function borneMark({ marker, files, rows }: RehearsalMarks): string | undefined {
  if (marker) return MARKER_FILE;
  if (files.marked > 0) return `${REHEARSAL_PREFIX}*.csv`;
  return rows.marked > 0 ? WATERMARK : undefined;
}

function lackingMark({ marker, files, rows }: RehearsalMarks): string | undefined {
  if (!marker) return MARKER_FILE;
  if (files.unmarked > 0) return `${REHEARSAL_PREFIX}*.csv`;
  return rows.unmarked > 0 ? WATERMARK : undefined;
}
