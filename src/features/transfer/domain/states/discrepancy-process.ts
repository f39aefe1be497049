import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import type { LocalDate } from '../../../../kernel/time.js';
import { Transitions } from '../../../../kernel/transitions.js';
import { discrepancyErrors } from './discrepancy-errors.js';
import type { DiscrepancyReport } from './discrepancy-report.js';

export type DiscrepancyState =
  'reported' | 'redelivered' | 'acknowledged' | 'peer-acknowledged' | 'closed';
export type DiscrepancyCommand = 'note-redelivery' | 'acknowledge' | 'note-acknowledgement';

/**
 * Closed when both sides have acknowledged it: usually after the re-delivery was accepted, or without one where both
 * agree that none is needed. Whoever acknowledges first, the two copies end alike.
 */
export const discrepancyTransitions = new Transitions<DiscrepancyState, DiscrepancyCommand>(
  '仕様不一致',
  {
    reported: {
      'note-redelivery': 'redelivered',
      acknowledge: 'acknowledged',
      'note-acknowledgement': 'peer-acknowledged',
    },
    redelivered: {
      acknowledge: 'acknowledged',
      'note-acknowledgement': 'peer-acknowledged',
    },
    acknowledged: { 'note-redelivery': 'acknowledged', 'note-acknowledgement': 'closed' },
    'peer-acknowledged': { 'note-redelivery': 'peer-acknowledged', acknowledge: 'closed' },
    closed: { 'note-redelivery': 'closed' },
  },
);

/** 仕様不一致, as each side keeps it. */
export interface Discrepancy {
  readonly id: string;
  readonly packageId: string;
  readonly state: DiscrepancyState;
  readonly report: SignedDocument<DiscrepancyReport>;
  /** The accepted re-delivery. */
  readonly replacedBy?: string;
  /** Actor texts of the own side's persons. */
  readonly reportedBy?: string;
  readonly acknowledgedBy?: string;
  readonly acknowledgedOn?: LocalDate;
  readonly peerAcknowledgedOn?: LocalDate;
}

/** 二者: who reported it does not acknowledge its settlement. */
export function checkAcknowledger(
  { id, reportedBy }: Discrepancy,
  actor: string,
): Outcome<undefined> {
  if (reportedBy !== actor) return ok();
  return refuse(discrepancyErrors.ACKNOWLEDGER_IS_REPORTER, { discrepancy: id });
}

/** True while the provider owes something for it. */
export const isUnsettled = ({ state }: Pick<Discrepancy, 'state'>): boolean => state === 'reported';
