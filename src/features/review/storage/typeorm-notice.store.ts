import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { NoticeStore } from '../application/ports/notice.store.js';
import type { AcceptedRequest, SecondReviewNotice } from '../domain/notice.js';
import { ReviewedRequestEntity, SecondReviewNoticeEntity } from './review.entities.js';

export class TypeOrmNoticeStore extends NoticeStore {
  async addRequest(tx: Tx, request: AcceptedRequest): Promise<void> {
    await insertOnce(tx, ReviewedRequestEntity, request);
  }

  async request(tx: Tx, requestId: string): Promise<AcceptedRequest | undefined> {
    return (await managerOf(tx).findOneBy(ReviewedRequestEntity, { requestId })) ?? undefined;
  }

  async add(tx: Tx, notice: SecondReviewNotice): Promise<void> {
    const { conditions, receivedAt, ...rest } = notice;
    const row = { ...rest, conditions: [...conditions], receivedAt: new Date(receivedAt) };
    await managerOf(tx).insert(SecondReviewNoticeEntity, row);
  }

  async all(tx: Tx): Promise<SecondReviewNotice[]> {
    const rows = await managerOf(tx).find(SecondReviewNoticeEntity, { order: { id: 'DESC' } });
    return rows.map(({ receivedAt, ...row }) => ({ ...row, receivedAt: receivedAt.toISOString() }));
  }
}
