import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Transitions } from '../../../kernel/transitions.js';
import type { CertificationChange, CertificationEvent } from './certification.js';
import { certificationOn, type CertificationStatus } from './certification-standing.js';
import { operatorErrors } from './errors.js';

/** What may happen to a certification; of one and the same kind. */
export const certificationProcess = new Transitions<CertificationStatus, CertificationChange>(
  '認定',
  {
    none: { granted: 'live' },
    live: { renewed: 'live', suspended: 'suspended', revoked: 'revoked', expired: 'expired' },
    suspended: {
      resumed: 'live',
      suspended: 'suspended',
      renewed: 'suspended',
      revoked: 'revoked',
      expired: 'expired',
    },
    expired: { granted: 'live', renewed: 'live', revoked: 'revoked' },
    revoked: { granted: 'live' },
  },
);

/**
 * Whether a person may add the event to what is known. Events that come from elsewhere are not asked:
 * they may arrive before the ones they follow.
 */
export function checkChange(
  history: readonly CertificationEvent[],
  event: CertificationEvent,
): Outcome<undefined> {
  const wrong = checkFields(event);
  if (!wrong.ok) return wrong;
  const { status } = certificationOn(history, event.kind, event.effectiveOn);
  const allowed = certificationProcess.next(status, event.change);
  return allowed.ok ? ok() : allowed;
}

const WITH_END: readonly CertificationChange[] = ['granted', 'renewed', 'suspended'];

function checkFields({ change, number, effectiveOn, until }: CertificationEvent) {
  if (change === 'granted' && number === undefined)
    return refuse(operatorErrors.CERTIFICATION_NUMBER_MISSING);
  if (until !== undefined && (!WITH_END.includes(change) || until < effectiveOn))
    return refuse(operatorErrors.CERTIFICATION_UNTIL_INVALID, { change, effectiveOn, until });
  return ok();
}
