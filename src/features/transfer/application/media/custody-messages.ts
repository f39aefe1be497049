import type { SignedCustody } from '../../domain/media/custody-event.js';
import type { DeviationKind } from '../../domain/media/deviation.js';

/** Body of `custody.recorded`: each side to the other, for media that carry a package of the two. */
export type CustodyMessage = SignedCustody;

/** Body of `deviation.opened`. */
export interface DeviationOpenedMessage {
  readonly deviationId: string;
  readonly packageId: string;
  readonly kind: DeviationKind;
  readonly openedAt: string;
}

/** Body of `deviation.closed`. */
export interface DeviationClosedMessage {
  readonly deviationId: string;
  readonly packageId: string;
  readonly reason: string;
  readonly closedOn: string;
}
