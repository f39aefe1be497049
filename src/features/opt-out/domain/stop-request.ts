import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { isLocalDate } from '../../../kernel/time.js';
import { optOutErrors } from './errors.js';
import { normaliseCode, normaliseDate, normaliseKana } from './normalise.js';
import type { OptOutEntry } from './opt-out-list.js';

/** Refused when neither the institution's patient nor the person's identity is given. */
export function checkNamesSomebody(entry: OptOutEntry): Outcome<undefined> {
  const { institutionCode = '', patientId = '', nameKana = '', birthDate = '' } = entry;
  // After normalising, as the matcher compares: blanks and a date that never was name nobody.
  const byPatient = institutionCode !== '' && normaliseCode(patientId) !== '';
  const byIdentity = normaliseKana(nameKana) !== '' && isLocalDate(birthDate);
  return byPatient || byIdentity ? ok() : refuse(optOutErrors.OPT_OUT_NAMES_NOBODY);
}

/** One text for one request however it was typed: two of the same text are the same request. */
export const requestText = (entry: OptOutEntry): string =>
  JSON.stringify([
    normaliseCode(entry.institutionCode ?? ''),
    normaliseCode(entry.patientId ?? ''),
    normaliseKana(entry.nameKana ?? ''),
    normaliseDate(entry.birthDate ?? ''),
    entry.sex ?? '',
  ]);
