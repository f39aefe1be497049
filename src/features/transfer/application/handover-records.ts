import type { PersonIndex } from '../../extraction/index.js';
import { handoverKey, recordLine, type RecordLine } from '../domain/handover-record.js';

/** Lines of the provision record, one per person, in the order of institution and patient id. */
export function* handoverRecords(persons: PersonIndex, passphrase: string): Generator<RecordLine> {
  const key = handoverKey(passphrase);
  for (const person of persons) yield recordLine(person, key);
}
