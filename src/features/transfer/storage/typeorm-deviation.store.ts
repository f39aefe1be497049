import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { withoutNulls } from '../../../platform/database/without-nulls.js';
import { DeviationStore } from '../application/ports/deviation.store.js';
import type { Deviation } from '../domain/media/deviation.js';
import { DeviationEntity } from './media.entities.js';

const LOCK = { mode: 'pessimistic_write' } as const;
const OLDEST_FIRST = { openedAt: 'ASC', id: 'ASC' } as const;

export class TypeOrmDeviationStore extends DeviationStore {
  async all(tx: Tx): Promise<Deviation[]> {
    return (await managerOf(tx).find(DeviationEntity, { order: OLDEST_FIRST })).map(withoutNulls);
  }

  async ofPackage(tx: Tx, packageId: string): Promise<Deviation[]> {
    const where = { packageId };
    const found = await managerOf(tx).find(DeviationEntity, { where, order: OLDEST_FIRST });
    return found.map(withoutNulls);
  }

  async lock(tx: Tx, id: string): Promise<Deviation | undefined> {
    const found = await managerOf(tx).findOne(DeviationEntity, { where: { id }, lock: LOCK });
    return found ? withoutNulls(found) : undefined;
  }

  add(tx: Tx, deviation: Deviation): Promise<boolean> {
    return insertOnce(tx, DeviationEntity, deviation);
  }

  async save(tx: Tx, deviation: Deviation): Promise<void> {
    const { id, state } = deviation;
    const { reason = null, closingRequestedBy = null } = deviation;
    const { closedBy = null, closedOn = null } = deviation;
    const change = { state, reason, closingRequestedBy, closedBy, closedOn };
    await managerOf(tx).update(DeviationEntity, { id }, change);
  }
}
