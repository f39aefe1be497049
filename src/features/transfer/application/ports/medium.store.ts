import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { NewCustody } from '../../domain/media/check-custody.js';
import type { SignedCustody } from '../../domain/media/custody-event.js';
import type { Medium } from '../../domain/media/medium.js';

/** An event one person recorded and a second has not confirmed yet. */
export interface PendingCustody {
  readonly event: NewCustody;
  /** Actor text. */
  readonly actor: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** Media, and the chains of custody of each. Events are only ever added. */
export abstract class MediumStore {
  abstract find(tx: Tx, id: string): Promise<Medium | undefined>;
  /** As `find`; events are added to a locked medium only, so that their order is one. */
  abstract lock(tx: Tx, id: string): Promise<Medium | undefined>;
  /** Newest first. */
  abstract all(tx: Tx): Promise<Medium[]>;
  /** False where the owner has a medium of this serial number already. */
  abstract add(tx: Tx, medium: Medium): Promise<boolean>;
  /** Of all chains of the medium, as they were recorded here. */
  abstract events(tx: Tx, mediumId: string): Promise<SignedCustody[]>;
  /** Of all media that carried the package, as they were recorded here. */
  abstract ofPackage(tx: Tx, packageId: string): Promise<SignedCustody[]>;
  /** False where this very event is recorded already. */
  abstract addEvent(tx: Tx, signed: SignedCustody): Promise<boolean>;
  abstract pending(tx: Tx, mediumId: string): Promise<PendingCustody | undefined>;
  abstract setPending(tx: Tx, mediumId: string, pending?: PendingCustody): Promise<void>;
}
