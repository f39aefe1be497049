import { type Actor, actorText } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { noticeErrors } from '../domain/errors.js';
import type { Notice } from '../domain/notice.js';
import { NoticeMoves } from './notice-moves.js';
import { NoticeStore } from './ports/notice.store.js';

/** 通知の確認, by the second of two persons: from now on it holds, in a new version of the list. */
@UseCase()
export class ConfirmNotice {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: NoticeStore,
    private readonly moves: NoticeMoves,
    private readonly events: DomainEvents,
  ) {}

  execute(actor: Actor, id: string): Promise<Outcome<Notice>> {
    return this.transactions.run(async (tx) => {
      const listVersion = (await this.store.lockVersion(tx)) + 1;
      const notice = await this.store.find(tx, id);
      if (!notice) return refuse(noticeErrors.INSTITUTION_NOTICE_UNKNOWN, { id });
      if (notice.registeredBy === actorText(actor))
        return refuse(noticeErrors.NOTICE_CONFIRMED_BY_REGISTRAR);
      const replaced = await this.replace(tx, actor, notice);
      if (!replaced.ok) return replaced;
      const confirmation = { confirmedBy: actorText(actor), listVersion };
      const confirmed = await this.moves.move(tx, actor, notice, 'confirm', confirmation);
      if (!confirmed.ok) return confirmed;
      await this.store.setVersion(tx, listVersion);
      const told = await this.events.publish(tx, { name: 'notice-list.changed', listVersion });
      return told.ok ? confirmed : told;
    });
  }

  /** What was registered without knowledge of the notice in force must not undo it, a stop least of all. */
  private async replace(tx: Tx, actor: Actor, notice: Notice): Promise<Outcome<unknown>> {
    const before = await this.store.inForce(tx, notice.institutionCode);
    if (!before || notice.state !== 'registered') return ok();
    if ((before.listVersion ?? 0) > notice.seenVersion) {
      const { institutionCode } = notice;
      return refuse(noticeErrors.NOTICE_NOT_LATEST, { institutionCode });
    }
    return this.moves.move(tx, actor, before, 'supersede');
  }
}
