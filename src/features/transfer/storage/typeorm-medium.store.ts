import type { Tx } from '../../../kernel/ports/transactions.js';
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

  async add(tx: Tx, medium: Medium): Promise<boolean> {
    const insert = managerOf(tx).createQueryBuilder().insert().into(MediumEntity).values(medium);
    const result = await insert.orIgnore().returning('id').execute();
    return (result.raw as unknown[]).length > 0;
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
