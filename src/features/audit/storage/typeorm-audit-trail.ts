import { LessThan } from 'typeorm';
import { actorText } from '../../../kernel/actor.js';
import type { AuditEntry, AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { AuditReader, type AuditLine } from '../application/ports/audit-reader.js';
import { AuditEntryEntity } from './audit-entry.entity.js';

@UseCase()
export class TypeOrmAuditTrail extends AuditReader implements AuditTrail {
  constructor(private readonly clock: Clock) {
    super();
  }

  async record(tx: Tx, entry: AuditEntry): Promise<void> {
    await managerOf(tx).insert(AuditEntryEntity, {
      at: this.clock.now(),
      actor: actorText(entry.actor),
      action: entry.action,
      subjectKind: entry.subject.kind,
      subjectId: entry.subject.id,
      fromState: entry.from ?? null,
      toState: entry.to ?? null,
      reason: entry.reason ?? null,
    });
  }

  async newest(tx: Tx, before: string | undefined, limit: number): Promise<AuditLine[]> {
    const rows = await managerOf(tx).find(AuditEntryEntity, {
      where: before === undefined ? {} : { id: LessThan(before) },
      order: { id: 'DESC' },
      take: limit,
    });
    return rows.map(({ at, ...line }) => ({ ...line, at: at.toISOString() }));
  }
}
