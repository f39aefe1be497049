import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { withoutNulls } from '../../../platform/database/without-nulls.js';
import { DiscrepancyStore } from '../application/ports/discrepancy.store.js';
import type { Discrepancy } from '../domain/states/discrepancy-process.js';
import { DiscrepancyEntity } from './discrepancy.entity.js';

const OLDEST_FIRST = { id: 'ASC' } as const;

export class TypeOrmDiscrepancyStore extends DiscrepancyStore {
  async find(tx: Tx, id: string): Promise<Discrepancy | undefined> {
    const row = await managerOf(tx).findOneBy(DiscrepancyEntity, { id });
    return row ? withoutNulls(row) : undefined;
  }

  async lock(tx: Tx, id: string): Promise<Discrepancy | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await managerOf(tx).findOne(DiscrepancyEntity, { where: { id }, lock });
    return row ? withoutNulls(row) : undefined;
  }

  async all(tx: Tx): Promise<Discrepancy[]> {
    const rows = await managerOf(tx).find(DiscrepancyEntity, { order: OLDEST_FIRST });
    return rows.map(withoutNulls);
  }

  async ofPackage(tx: Tx, packageId: string): Promise<Discrepancy[]> {
    const order = OLDEST_FIRST;
    const rows = await managerOf(tx).find(DiscrepancyEntity, { where: { packageId }, order });
    return rows.map(withoutNulls);
  }

  add(tx: Tx, discrepancy: Discrepancy): Promise<boolean> {
    return insertOnce(tx, DiscrepancyEntity, discrepancy);
  }

  async save(tx: Tx, discrepancy: Discrepancy): Promise<void> {
    const { id, state, replacedBy, acknowledgedBy } = discrepancy;
    const { acknowledgedOn, peerAcknowledgedOn } = discrepancy;
    const change = { state, replacedBy, acknowledgedBy, acknowledgedOn, peerAcknowledgedOn };
    await managerOf(tx).update(DiscrepancyEntity, { id }, change);
  }
}
