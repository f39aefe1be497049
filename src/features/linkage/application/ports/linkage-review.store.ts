import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { LinkageReview } from '../../domain/review/linkage-review.js';

export abstract class LinkageReviewStore {
  abstract add(tx: Tx, review: LinkageReview): Promise<void>;
  /** Nobody else changes it until the transaction ends. */
  abstract lock(tx: Tx, id: string): Promise<LinkageReview | undefined>;
  /** Newest first. */
  abstract ofCase(tx: Tx, caseId: string): Promise<LinkageReview[]>;
  /** Saves the counts; the ticket never changes. */
  abstract save(tx: Tx, review: LinkageReview): Promise<void>;
}
