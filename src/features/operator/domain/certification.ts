import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { LocalDate } from '../../../kernel/time.js';
import { operatorErrors } from './errors.js';

/** 認定: anonymised (Act, art. 9) or pseudonymised (art. 33) information maker. */
export type OperatorKind = 'anonymised' | 'pseudonymised';

export interface Certification {
  readonly number: string;
  readonly validFrom: LocalDate;
  /** Open-ended when absent. */
  readonly validTo?: LocalDate;
}

/** A gate of every new step: what the law lets a certified operator do, it may do only while certified. */
export function checkCertification(
  operator: string,
  { validFrom, validTo }: Certification,
  on: LocalDate,
): Outcome<undefined> {
  if (on < validFrom) return notLive(operator, on, `from ${validFrom}`);
  if (validTo !== undefined && on > validTo) return notLive(operator, on, `until ${validTo}`);
  return ok();
}

const notLive = (operator: string, on: LocalDate, reason: string) =>
  refuse(operatorErrors.CERTIFICATION_NOT_LIVE, { operator, on, reason });
