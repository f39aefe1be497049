import type { PersonIndex } from '../../extraction/index.js';
import { digested, handoverKey, type DigestedRecord } from '../domain/handover-record.js';

/** Lines of the provision record, one per person, in the order of institution and patient id. */
export function* handoverRecords(
  persons: PersonIndex,
  passphrase: string,
): Generator<DigestedRecord> {
  const key = handoverKey(passphrase);
  for (const { institutionCode, patientId, nameKana, birthDate, tables } of persons)
    yield digested({ institutionCode, patientId, nameKana, birthDate, tables }, key);
}
