import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { withoutNulls } from '../../../platform/database/without-nulls.js';
import { DeletionDutyStore } from '../application/ports/deletion-duty.store.js';
import type { DeletionDuty } from '../domain/states/deletion-duty.js';
import { DeletionDutyEntity } from './deletion-duty.entity.js';

const OLDEST_FIRST = { id: 'ASC' } as const;

export class TypeOrmDeletionDutyStore extends DeletionDutyStore {
  async lock(tx: Tx, id: string): Promise<DeletionDuty | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await managerOf(tx).findOne(DeletionDutyEntity, { where: { id }, lock });
    return row ? withoutNulls(row) : undefined;
  }

  async all(tx: Tx): Promise<DeletionDuty[]> {
    const rows = await managerOf(tx).find(DeletionDutyEntity, { order: OLDEST_FIRST });
    return rows.map(withoutNulls);
  }

  async ofPackage(tx: Tx, packageId: string): Promise<DeletionDuty[]> {
    const order = OLDEST_FIRST;
    const rows = await managerOf(tx).find(DeletionDutyEntity, { where: { packageId }, order });
    return rows.map(withoutNulls);
  }

  add(tx: Tx, duty: DeletionDuty): Promise<boolean> {
    return insertOnce(tx, DeletionDutyEntity, duty);
  }

  async save(tx: Tx, duty: DeletionDuty): Promise<void> {
    const { id, state, ticket, removal, outcome, recordedBy, fulfilledOn } = duty;
    const change = {
      state,
      ticket: ticket ?? null,
      removal: removal ?? null,
      outcome: outcome ?? null,
      recordedBy: recordedBy ?? null,
      fulfilledOn: fulfilledOn ?? null,
    };
    await managerOf(tx).update(DeletionDutyEntity, { id }, change);
  }
}
