import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { Notice } from '../domain/notice.js';
import { NoticeStore } from './ports/notice.store.js';

@UseCase()
export class ReadNotices {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: NoticeStore,
  ) {}

  all(): Promise<Notice[]> {
    return this.transactions.read((tx) => this.store.all(tx));
  }

  async version(): Promise<{ version: number }> {
    return { version: await this.transactions.read((tx) => this.store.version(tx)) };
  }
}
