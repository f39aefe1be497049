import { type CustodyState, custodyState, type Medium } from '../../domain/states/custody.js';
import type { RecordedCustody } from '../ports/medium.store.js';

/** A medium with its custody, oldest entry first. */
export interface MediumView extends Medium {
  readonly state: CustodyState;
  readonly events: readonly RecordedCustody[];
}

export const mediumView = (medium: Medium, events: readonly RecordedCustody[]): MediumView => ({
  ...medium,
  state: custodyState(events),
  events,
});
