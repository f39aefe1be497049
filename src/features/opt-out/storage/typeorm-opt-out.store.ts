import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { OptOutStore, type StoredRequest } from '../application/ports/opt-out.store.js';
import { OptOutListEntity, StopRequestEntity } from './opt-out.entities.js';

export class TypeOrmOptOutStore extends OptOutStore {
  async lockVersion(tx: Tx): Promise<number> {
    const list = await managerOf(tx).findOneOrFail(OptOutListEntity, {
      where: { one: true },
      lock: { mode: 'pessimistic_write' },
    });
    return list.version;
  }

  async version(tx: Tx): Promise<number> {
    return (await managerOf(tx).findOneByOrFail(OptOutListEntity, { one: true })).version;
  }

  async byIndex(tx: Tx, requestIndex: string): Promise<StoredRequest | undefined> {
    return (await managerOf(tx).findOneBy(StopRequestEntity, { requestIndex })) ?? undefined;
  }

  async add(tx: Tx, request: StoredRequest): Promise<void> {
    await managerOf(tx).insert(StopRequestEntity, request);
    await managerOf(tx).update(OptOutListEntity, { one: true }, { version: request.listVersion });
  }

  all(tx: Tx): Promise<StoredRequest[]> {
    return managerOf(tx).find(StopRequestEntity, { order: { listVersion: 'ASC' } });
  }
}
