import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { withoutNulls } from '../../../platform/database/without-nulls.js';
import { ProvideRunStore } from '../application/ports/provide-run.store.js';
import type {
  ProvideProgress,
  ProvideRun,
  ProvideRunState,
} from '../domain/provide/provide-run.js';
import { ProvideRunEntity } from './provide-run.entity.js';

export class TypeOrmProvideRunStore extends ProvideRunStore {
  async find(tx: Tx, id: string): Promise<ProvideRun | undefined> {
    const row = await managerOf(tx).findOneBy(ProvideRunEntity, { id });
    return row ? withoutNulls(row) : undefined;
  }

  async lock(tx: Tx, id: string): Promise<ProvideRun | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await managerOf(tx).findOne(ProvideRunEntity, { where: { id }, lock });
    return row ? withoutNulls(row) : undefined;
  }

  async ofPackage(tx: Tx, packageId: string): Promise<ProvideRun[]> {
    const order = { id: 'DESC' } as const;
    const rows = await managerOf(tx).find(ProvideRunEntity, { where: { packageId }, order });
    return rows.map(withoutNulls);
  }

  add(tx: Tx, run: ProvideRun): Promise<boolean> {
    return insertOnce(tx, ProvideRunEntity, run);
  }

  async save(tx: Tx, { id, state, attempts, failure, endedAt }: ProvideRun): Promise<void> {
    await managerOf(tx).update(ProvideRunEntity, { id }, { state, attempts, failure, endedAt });
  }

  async note(
    tx: Tx,
    id: string,
    progress: ProvideProgress | undefined,
  ): Promise<ProvideRunState | undefined> {
    if (progress) await managerOf(tx).update(ProvideRunEntity, { id }, { progress });
    return (await this.find(tx, id))?.state;
  }
}
