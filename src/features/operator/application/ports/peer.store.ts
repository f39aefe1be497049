import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { Peer } from '../../domain/peer.js';

export abstract class PeerStore {
  abstract find(tx: Tx, code: string): Promise<Peer | undefined>;
  abstract all(tx: Tx): Promise<Peer[]>;
  abstract save(tx: Tx, peer: Peer): Promise<void>;
}
