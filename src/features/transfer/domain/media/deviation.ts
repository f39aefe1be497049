import type { LocalDate } from '../../../../kernel/time.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Transitions } from '../../../../kernel/transitions.js';
import { mediaErrors } from './media-errors.js';

/** What went other than it should with a package's medium, its custody or its way. */
export const DEVIATION_KINDS = [
  'medium-serial',
  'seal-number',
  'seal-broken',
  'archive-hash',
  'manifest-hash',
  'late',
  'lost',
  'custody-chain',
  'other',
] as const;
export type DeviationKind = (typeof DEVIATION_KINDS)[number];

export const isDeviationKind = (kind: string): kind is DeviationKind =>
  (DEVIATION_KINDS as readonly string[]).includes(kind);

export type DeviationState = 'open' | 'closing' | 'closed';
export type DeviationCommand = 'request-closing' | 'confirm-closing' | 'refuse-closing';

/** 二人で閉じる: one gives the reason, another confirms it. */
export const deviationTransitions = new Transitions<DeviationState, DeviationCommand>('逸脱', {
  open: { 'request-closing': 'closing' },
  closing: { 'confirm-closing': 'closed', 'refuse-closing': 'open' },
  closed: {},
});

/** 逸脱. Known at both sides; closed by two persons of the operator who opened it. */
export interface Deviation {
  readonly id: string;
  readonly packageId: string;
  /** Code of the operator who opened it. */
  readonly operator: string;
  /** Code of the other side. */
  readonly counterpart: string;
  readonly kind: DeviationKind;
  readonly state: DeviationState;
  /** ISO 8601 instant. */
  readonly openedAt: string;
  /** Actor text; of the other side's, `peer:CODE`. */
  readonly openedBy: string;
  readonly reason?: string;
  readonly closingRequestedBy?: string;
  readonly closedBy?: string;
  readonly closedOn?: LocalDate;
}

/** Only who opened a deviation closes it: the other side's doubts are not ours to end. */
export function checkOpener({ id, operator }: Deviation, own: string): Outcome<undefined> {
  if (operator === own) return ok();
  return refuse(mediaErrors.DEVIATION_OF_OTHER_SIDE, { deviation: id, operator });
}

export function checkCloser(
  { id, closingRequestedBy }: Deviation,
  actor: string,
): Outcome<undefined> {
  if (closingRequestedBy !== actor) return ok();
  return refuse(mediaErrors.DEVIATION_CLOSED_ALONE, { deviation: id });
}
