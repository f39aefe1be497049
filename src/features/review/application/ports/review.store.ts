import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { Review } from '../../domain/review.js';

export abstract class ReviewStore {
  /** Holds the review against other commands until the transaction ends. */
  abstract lock(tx: Tx, id: string): Promise<Review | undefined>;
  abstract find(tx: Tx, id: string): Promise<Review | undefined>;
  /** Newest first. */
  abstract all(tx: Tx): Promise<Review[]>;
  abstract add(tx: Tx, review: Review): Promise<void>;
  /** The database refuses to change a decided review. */
  abstract save(tx: Tx, review: Review): Promise<void>;
}
