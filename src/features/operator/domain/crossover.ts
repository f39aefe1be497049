import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { OperatorKind } from './certification.js';
import { operatorErrors } from './errors.js';

interface OfKind {
  readonly code: string;
  readonly kind: OperatorKind;
}

/**
 * Medical information passes between anonymised-information makers (Act, art. 27) or between
 * pseudonymised-information makers (art. 38), never from one kind to the other. Refused with the first
 * operator whose kind is not the asked one.
 */
export function checkOneKind(kind: OperatorKind, operators: readonly OfKind[]): Outcome<undefined> {
  const other = operators.find((operator) => operator.kind !== kind);
  return other ? refuse(operatorErrors.KIND_CROSSOVER_REFUSED, { operator: other.code }) : ok();
}
