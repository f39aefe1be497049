import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type Peer, PeerDirectory } from '../../../protocol/index.js';
import { PeerStore } from '../application/ports/peer.store.js';

/** Tells the wire which operators there are, by which key and way. */
@UseCase()
export class OperatorPeerDirectory extends PeerDirectory {
  constructor(private readonly peers: PeerStore) {
    super();
  }

  find(tx: Tx, code: string): Promise<Peer | undefined> {
    return this.peers.find(tx, code);
  }

  all(tx: Tx): Promise<Peer[]> {
    return this.peers.all(tx);
  }
}
