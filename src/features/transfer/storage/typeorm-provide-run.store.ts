import type { Tx } from '../../../kernel/ports/transactions.js';
import { TypeOrmRunStore } from '../../../platform/database/typeorm-run.store.js';
import type { ProvideRunStore } from '../application/ports/provide-run.store.js';
import type { ProvideRun } from '../domain/provide/provide-run.js';
import { ProvideRunEntity } from './provide-run.entity.js';

export class TypeOrmProvideRunStore extends TypeOrmRunStore<ProvideRun> implements ProvideRunStore {
  protected readonly entity = ProvideRunEntity;

  ofPackage(tx: Tx, packageId: string): Promise<ProvideRun[]> {
    return this.newestFirst(tx, { packageId });
  }
}
