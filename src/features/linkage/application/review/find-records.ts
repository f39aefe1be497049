import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import type { PatientRow } from '../../domain/patient-row.js';
import { recordKey, type RecordRef } from '../../domain/record-ref.js';
import { reviewErrors } from '../../domain/review/review-errors.js';
import type { SourceFolder } from '../load-sources.js';
import type { PatientSource } from '../ports/patient-source.js';

/** Rows of the records wanted, by `recordKey`; refused when one of them is in none of the sources. */
export async function findRecords(
  patients: PatientSource,
  sources: readonly SourceFolder[],
  rehearsal: boolean,
  wanted: readonly RecordRef[],
): Promise<Outcome<ReadonlyMap<string, PatientRow>>> {
  const keys = new Set(wanted.map(recordKey));
  const found = new Map<string, PatientRow>();
  for (const { operator, path } of sources)
    for await (const rows of patients.rows(operator, path, rehearsal))
      for (const row of rows) {
        const { institution_code: institution, patient_id: patient } = row;
        const key = recordKey({ operator, institution, patient });
        if (keys.has(key)) found.set(key, row);
      }
  const missing = keys.size - found.size;
  if (missing === 0) return ok(found);
  return refuse(reviewErrors.REVIEW_RECORD_NOT_FOUND, { count: missing });
}
