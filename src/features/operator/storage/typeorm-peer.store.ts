import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { PeerStore } from '../application/ports/peer.store.js';
import type { Peer } from '../domain/peer.js';
import { PeerEntity } from './peer.entity.js';

export class TypeOrmPeerStore extends PeerStore {
  async lock(tx: Tx): Promise<void> {
    await managerOf(tx).query('LOCK TABLE peer IN SHARE ROW EXCLUSIVE MODE');
  }

  async find(tx: Tx, code: string): Promise<Peer | undefined> {
    return (await managerOf(tx).findOneBy(PeerEntity, { code })) ?? undefined;
  }

  async findByFingerprint(tx: Tx, fingerprint: string): Promise<Peer | undefined> {
    return (await managerOf(tx).findOneBy(PeerEntity, { fingerprint })) ?? undefined;
  }

  all(tx: Tx): Promise<Peer[]> {
    return managerOf(tx).find(PeerEntity, { order: { code: 'ASC' } });
  }

  async save(tx: Tx, peer: Peer): Promise<void> {
    await managerOf(tx).save(PeerEntity, peer);
  }
}
