import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { LinkageReviewStore } from '../application/ports/linkage-review.store.js';
import type { LinkageReview } from '../domain/review/linkage-review.js';
import { LinkageReviewEntity } from './linkage-review.entity.js';

export class TypeOrmLinkageReviewStore extends LinkageReviewStore {
  async add(tx: Tx, review: LinkageReview): Promise<void> {
    const { id, caseId, runId, linksSha256, issuedAt, issuedBy } = review;
    const row = { id, caseId, runId, linksSha256, issuedAt: new Date(issuedAt), issuedBy };
    await managerOf(tx).insert(LinkageReviewEntity, row);
  }

  async lock(tx: Tx, id: string): Promise<LinkageReview | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await managerOf(tx).findOne(LinkageReviewEntity, { where: { id }, lock });
    return row ? reviewOf(row) : undefined;
  }

  async ofCase(tx: Tx, caseId: string): Promise<LinkageReview[]> {
    const order = { issuedAt: 'DESC', id: 'DESC' } as const;
    const rows = await managerOf(tx).find(LinkageReviewEntity, { where: { caseId }, order });
    return rows.map(reviewOf);
  }

  async save(tx: Tx, { id, counts, recordedAt, recordedBy }: LinkageReview): Promise<void> {
    const at = recordedAt === undefined ? null : new Date(recordedAt);
    const change = { counts: counts as never, recordedAt: at, recordedBy };
    await managerOf(tx).update(LinkageReviewEntity, { id }, change);
  }
}

const reviewOf = (row: LinkageReviewEntity): LinkageReview => ({
  id: row.id,
  caseId: row.caseId,
  runId: row.runId,
  linksSha256: row.linksSha256,
  issuedAt: row.issuedAt.toISOString(),
  issuedBy: row.issuedBy,
  ...(row.counts && { counts: row.counts }),
  ...(row.recordedAt && { recordedAt: row.recordedAt.toISOString() }),
  ...(row.recordedBy !== null && { recordedBy: row.recordedBy }),
});
