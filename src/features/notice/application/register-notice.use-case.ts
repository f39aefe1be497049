import { type Actor, actorText } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { checkNotice, type Notice } from '../domain/notice.js';
import type { InstitutionNotice } from '../domain/notice-list.js';
import { NoticeStore } from './ports/notice.store.js';

export interface NewNotice extends InstitutionNotice {
  readonly evidence: string;
}

/** 通知の登録, by one of two persons; nothing changes before the other has confirmed it. */
@UseCase()
export class RegisterNotice {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: NoticeStore,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, given: NewNotice): Promise<Outcome<Notice>> {
    const checked = checkNotice(given, this.clock.today());
    if (!checked.ok) return checked;
    return this.transactions.run(async (tx) => {
      const notice: Notice = {
        ...given,
        id: newId(),
        state: 'registered',
        registeredBy: actorText(actor),
        confirmedBy: null,
        seenVersion: await this.store.version(tx),
        listVersion: null,
      };
      await this.store.add(tx, notice);
      await this.audit.record(tx, {
        actor,
        action: 'notice.register',
        subject: { kind: 'notice', id: notice.id },
        to: notice.state,
        reason: `${notice.institutionCode} ${notice.notifiedOn}`,
      });
      return ok(notice);
    });
  }
}
