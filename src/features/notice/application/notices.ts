import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type InstitutionNotice, noticeOf } from '../domain/notice-list.js';
import { NoticeStore } from './ports/notice.store.js';

/** What transfer asks about the notice list. */
@UseCase()
export class Notices {
  constructor(private readonly store: NoticeStore) {}

  currentVersion(tx: Tx): Promise<number> {
    return this.store.version(tx);
  }

  /** One for each institution that has notified; also those that are stopped. */
  async inForce(tx: Tx): Promise<InstitutionNotice[]> {
    return (await this.store.allInForce(tx)).map(noticeOf);
  }
}
