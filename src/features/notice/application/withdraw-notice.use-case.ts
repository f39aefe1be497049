import type { Actor } from '../../../kernel/actor.js';
import { type Outcome, refuse } from '../../../kernel/outcome.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { noticeErrors } from '../domain/errors.js';
import type { Notice } from '../domain/notice.js';
import { NoticeMoves } from './notice-moves.js';
import { NoticeStore } from './ports/notice.store.js';

/** 登録の取下げ, of a notice that nobody has confirmed. */
@UseCase()
export class WithdrawNotice {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: NoticeStore,
    private readonly moves: NoticeMoves,
  ) {}

  execute(actor: Actor, id: string): Promise<Outcome<Notice>> {
    return this.transactions.run(async (tx) => {
      await this.store.lockVersion(tx);
      const notice = await this.store.find(tx, id);
      if (!notice) return refuse(noticeErrors.INSTITUTION_NOTICE_UNKNOWN, { id });
      return this.moves.move(tx, actor, notice, 'withdraw');
    });
  }
}
