import type { Tx } from '../../../kernel/ports/transactions.js';
import { TypeOrmRunStore } from '../../../platform/database/typeorm-run.store.js';
import type { LinkJobStore } from '../application/ports/link-job.store.js';
import type { LinkJob } from '../domain/link-job.js';
import { LinkJobEntity } from './link-job.entity.js';

export class TypeOrmLinkJobStore extends TypeOrmRunStore<LinkJob> implements LinkJobStore {
  protected readonly entity = LinkJobEntity;

  ofCase(tx: Tx, caseId: string): Promise<LinkJob[]> {
    return this.newestFirst(tx, { caseId });
  }
}
