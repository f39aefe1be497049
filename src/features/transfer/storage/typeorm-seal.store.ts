import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { withoutNulls } from '../../../platform/database/without-nulls.js';
import { SealStore } from '../application/ports/seal.store.js';
import type { Seal } from '../domain/media/seal.js';
import { SealEntity } from './media.entities.js';

const LOCK = { mode: 'pessimistic_write' } as const;

export class TypeOrmSealStore extends SealStore {
  async all(tx: Tx): Promise<Seal[]> {
    const seals = await managerOf(tx).find(SealEntity, { order: { number: 'ASC' } });
    return seals.map(withoutNulls);
  }

  async lock(tx: Tx, number: string): Promise<Seal | undefined> {
    const found = await managerOf(tx).findOne(SealEntity, { where: { number }, lock: LOCK });
    return found ? withoutNulls(found) : undefined;
  }

  async add(tx: Tx, seals: readonly Seal[]): Promise<string[]> {
    const taken: string[] = [];
    for (const seal of seals)
      if (!(await insertOnce(tx, SealEntity, seal))) taken.push(seal.number);
    return taken;
  }

  async save(tx: Tx, { number, state, mediumId }: Seal): Promise<void> {
    const change = { state, ...(mediumId !== undefined && { mediumId }) };
    await managerOf(tx).update(SealEntity, { number }, change);
  }
}
