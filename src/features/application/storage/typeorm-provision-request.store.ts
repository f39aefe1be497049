import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { withoutNulls } from '../../../platform/database/without-nulls.js';
import { ProvisionRequestStore } from '../application/ports/provision-request.store.js';
import type { ProvisionRequest } from '../domain/provision-request.js';
import { ProvisionRequestEntity } from './application.entities.js';

export class TypeOrmProvisionRequestStore extends ProvisionRequestStore {
  async lock(tx: Tx, id: string): Promise<ProvisionRequest | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await managerOf(tx).findOne(ProvisionRequestEntity, { where: { id }, lock });
    return row ? withoutNulls(row) : undefined;
  }

  async find(tx: Tx, id: string): Promise<ProvisionRequest | undefined> {
    const row = await managerOf(tx).findOneBy(ProvisionRequestEntity, { id });
    return row ? withoutNulls(row) : undefined;
  }

  async ofCase(tx: Tx, caseId: string): Promise<ProvisionRequest[]> {
    const where = { caseId };
    const rows = await managerOf(tx).find(ProvisionRequestEntity, { where, order: { id: 'ASC' } });
    return rows.map(withoutNulls);
  }

  async all(tx: Tx): Promise<ProvisionRequest[]> {
    const rows = await managerOf(tx).find(ProvisionRequestEntity, { order: { id: 'DESC' } });
    return rows.map(withoutNulls);
  }

  async save(tx: Tx, request: ProvisionRequest): Promise<void> {
    await managerOf(tx).save(ProvisionRequestEntity, { ...request });
  }
}
