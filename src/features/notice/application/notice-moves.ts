import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { noticeTransitions, type Notice, type NoticeCommand } from '../domain/notice.js';
import { NoticeStore } from './ports/notice.store.js';

/** One step of a notice, refused where its state does not allow it, with its line in the audit trail. */
@UseCase()
export class NoticeMoves {
  constructor(
    private readonly store: NoticeStore,
    private readonly audit: AuditTrail,
  ) {}

  async move(
    tx: Tx,
    actor: Actor,
    notice: Notice,
    command: NoticeCommand,
    change: Partial<Pick<Notice, 'confirmedBy' | 'listVersion'>> = {},
  ): Promise<Outcome<Notice>> {
    const next = noticeTransitions.next(notice.state, command);
    if (!next.ok) return next;
    const moved = { ...change, state: next.value };
    await this.store.update(tx, notice.id, moved);
    await this.audit.record(tx, {
      actor,
      action: `notice.${command}`,
      subject: { kind: 'notice', id: notice.id },
      from: notice.state,
      to: next.value,
      reason: notice.institutionCode,
    });
    return ok({ ...notice, ...moved });
  }
}
