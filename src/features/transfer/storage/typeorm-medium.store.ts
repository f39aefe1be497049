import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { withoutNulls } from '../../../platform/database/without-nulls.js';
import { MediumStore, type RecordedCustody } from '../application/ports/medium.store.js';
import type { Medium } from '../domain/states/custody.js';
import { CustodyEventEntity, MediumEntity } from './transfer.entities.js';

const LOCK = { mode: 'pessimistic_write' } as const;

export class TypeOrmMediumStore extends MediumStore {
  async find(tx: Tx, id: string): Promise<Medium | undefined> {
    return (await managerOf(tx).findOneBy(MediumEntity, { id })) ?? undefined;
  }

  async lock(tx: Tx, id: string): Promise<Medium | undefined> {
    return (await managerOf(tx).findOne(MediumEntity, { where: { id }, lock: LOCK })) ?? undefined;
  }

  all(tx: Tx): Promise<Medium[]> {
    return managerOf(tx).find(MediumEntity, { order: { id: 'DESC' } });
  }

  add(tx: Tx, medium: Medium): Promise<boolean> {
    return insertOnce(tx, MediumEntity, medium);
  }

  async history(tx: Tx, mediumId: string): Promise<RecordedCustody[]> {
    const order = { sequence: 'ASC' } as const;
    const rows = await managerOf(tx).find(CustodyEventEntity, { where: { mediumId }, order });
    return rows.map(({ mediumId: _, sequence: __, at, ...event }) => ({
      ...withoutNulls(event),
      at: at.toISOString(),
    }));
  }

  async addEvent(tx: Tx, mediumId: string, event: RecordedCustody): Promise<void> {
    const sequence = await managerOf(tx).countBy(CustodyEventEntity, { mediumId });
    const row = { ...event, mediumId, sequence, at: new Date(event.at) };
    await managerOf(tx).insert(CustodyEventEntity, row);
  }
}
