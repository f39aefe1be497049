import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { noticeOf, type NoticeList } from '../domain/notice-list.js';
import { NoticeStore } from './ports/notice.store.js';

export interface ExportedNoticeList {
  readonly version: number;
  /** The list for the secure room: signed by and encrypted to the operator's own key, armored. */
  readonly message: string;
}

@UseCase()
export class ExportNoticeList {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: NoticeStore,
    private readonly keyring: Keyring,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor): Promise<Outcome<ExportedNoticeList>> {
    return this.transactions.run(async (tx) => {
      const version = await this.store.lockVersion(tx);
      const list: NoticeList = {
        version,
        issuedAt: this.clock.now().toISOString(),
        notices: (await this.store.allInForce(tx)).map(noticeOf),
      };
      const message = await this.keyring.encrypt(JSON.stringify(list), [this.keyring.publicKey()]);
      const subject = { kind: 'notice-list', id: String(version) };
      await this.audit.record(tx, { actor, action: 'notice.export', subject });
      return ok({ version, message });
    });
  }
}
