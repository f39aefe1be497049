import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { ReconciliationState } from '../../domain/reconciliation.js';
import type { Direction } from '../../domain/record-form.js';

export interface Reconciliation {
  readonly packageId: string;
  readonly packageName: string;
  readonly counterpart: string;
  readonly direction: Direction;
  readonly state: ReconciliationState;
  readonly ownCount: number | null;
  readonly peerCount: number | null;
  readonly onlyOwn: number | null;
  readonly onlyPeer: number | null;
  readonly ownRoot: string | null;
  readonly peerRoot: string | null;
  readonly updatedAt: string;
}

export abstract class ReconciliationStore {
  /** Held to the end of the transaction, so that two comparisons of a package follow each other. */
  abstract find(tx: Tx, packageId: string): Promise<Reconciliation | undefined>;
  abstract all(tx: Tx): Promise<Reconciliation[]>;
  abstract save(tx: Tx, reconciliation: Reconciliation): Promise<void>;
  /** The counterpart's digests, kept while own records are awaited. */
  abstract keepPeerDigests(tx: Tx, packageId: string, block: Buffer | null): Promise<void>;
  abstract peerDigests(tx: Tx, packageId: string): Promise<Buffer | null>;
}
