import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import {
  ReconciliationStore,
  type Reconciliation,
} from '../application/ports/reconciliation.store.js';
import { ReconciliationEntity } from './reconciliation.entity.js';

export class TypeOrmReconciliationStore extends ReconciliationStore {
  async find(tx: Tx, packageId: string): Promise<Reconciliation | undefined> {
    const manager = managerOf(tx);
    // A row that is not there yet cannot be locked: the id itself is.
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [packageId]);
    return (await manager.findOneBy(ReconciliationEntity, { packageId })) ?? undefined;
  }

  all(tx: Tx): Promise<Reconciliation[]> {
    return managerOf(tx).find(ReconciliationEntity, { order: { packageName: 'ASC' } });
  }

  async save(tx: Tx, reconciliation: Reconciliation): Promise<void> {
    await managerOf(tx).upsert(ReconciliationEntity, { ...reconciliation }, ['packageId']);
  }

  async keepPeerDigests(tx: Tx, packageId: string, block: Buffer | null): Promise<void> {
    await managerOf(tx).update(ReconciliationEntity, { packageId }, { peerDigests: block });
  }

  async peerDigests(tx: Tx, packageId: string): Promise<Buffer | null> {
    const row = await managerOf(tx).findOne(ReconciliationEntity, {
      select: { packageId: true, peerDigests: true },
      where: { packageId },
    });
    return row?.peerDigests ?? null;
  }
}
