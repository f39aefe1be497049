import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { Peer } from '../../domain/peer.js';

export abstract class PeerStore {
  /** Makes other registrations wait: code and key are each one peer's. */
  abstract lock(tx: Tx): Promise<void>;
  abstract find(tx: Tx, code: string): Promise<Peer | undefined>;
  abstract findByFingerprint(tx: Tx, fingerprint: string): Promise<Peer | undefined>;
  abstract all(tx: Tx): Promise<Peer[]>;
  abstract save(tx: Tx, peer: Peer): Promise<void>;
}
