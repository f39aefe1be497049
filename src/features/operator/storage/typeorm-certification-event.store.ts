import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { withoutNulls } from '../../../platform/database/without-nulls.js';
import { CertificationEventStore } from '../application/ports/certification-event.store.js';
import type { CertificationEvent } from '../domain/certification.js';
import { CertificationEventEntity } from './certification-event.entity.js';

export class TypeOrmCertificationEventStore extends CertificationEventStore {
  async lock(tx: Tx, operator: string): Promise<void> {
    await managerOf(tx).query('SELECT pg_advisory_xact_lock(hashtext($1))', [
      `certification ${operator}`,
    ]);
  }

  async of(tx: Tx, operator: string): Promise<CertificationEvent[]> {
    const rows = await managerOf(tx).findBy(CertificationEventEntity, { operator });
    return rows.map((row) => ({ ...withoutNulls(row), recordedAt: row.recordedAt.toISOString() }));
  }

  append(tx: Tx, event: CertificationEvent): Promise<boolean> {
    // A copy: the insert writes the row's nulls and its driver's dates into what it is given.
    return insertOnce(tx, CertificationEventEntity, { ...event });
  }
}
