import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { CustodyEvent, Medium } from '../../domain/states/custody.js';

/** An entry as it was recorded. */
export interface RecordedCustody extends CustodyEvent {
  readonly id: string;
  /** ISO 8601 instant. */
  readonly at: string;
  /** Actor text. */
  readonly actor: string;
}

export abstract class MediumStore {
  abstract find(tx: Tx, id: string): Promise<Medium | undefined>;
  /** As `find`; events are added to a locked medium only, so that their order is one. */
  abstract lock(tx: Tx, id: string): Promise<Medium | undefined>;
  /** Newest first. */
  abstract all(tx: Tx): Promise<Medium[]>;
  /** False where the serial number is taken. */
  abstract add(tx: Tx, medium: Medium): Promise<boolean>;
  /** Oldest first. */
  abstract history(tx: Tx, mediumId: string): Promise<RecordedCustody[]>;
  abstract addEvent(tx: Tx, mediumId: string, event: RecordedCustody): Promise<void>;
}
