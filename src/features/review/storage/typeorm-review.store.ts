import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { withoutNulls } from '../../../platform/database/without-nulls.js';
import { ReviewStore } from '../application/ports/review.store.js';
import type { Review } from '../domain/review.js';
import { ReviewEntity } from './review.entities.js';

export class TypeOrmReviewStore extends ReviewStore {
  async lock(tx: Tx, id: string): Promise<Review | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await managerOf(tx).findOne(ReviewEntity, { where: { id }, lock });
    return row ? reviewOf(row) : undefined;
  }

  async find(tx: Tx, id: string): Promise<Review | undefined> {
    const row = await managerOf(tx).findOneBy(ReviewEntity, { id });
    return row ? reviewOf(row) : undefined;
  }

  async all(tx: Tx): Promise<Review[]> {
    return (await managerOf(tx).find(ReviewEntity, { order: { id: 'DESC' } })).map(reviewOf);
  }

  async add(tx: Tx, review: Review): Promise<void> {
    await managerOf(tx).insert(ReviewEntity, rowOf(review));
  }

  async save(tx: Tx, review: Review): Promise<void> {
    const { state, declarations, votes, ruling } = rowOf(review);
    const change = { state, declarations, votes, ruling };
    await managerOf(tx).update(ReviewEntity, { id: review.id }, change);
  }
}

const rowOf = ({ subject, ruling, ...review }: Review) => ({
  ...review,
  subjectKind: subject.kind,
  subjectId: subject.id,
  ruling: ruling ?? null,
});

const reviewOf = ({ subjectKind, subjectId, ...row }: ReviewEntity): Review => ({
  ...withoutNulls(row),
  subject: { kind: subjectKind, id: subjectId },
});
