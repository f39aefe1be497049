import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { AcceptedRequest, SecondReviewNotice } from '../../domain/notice.js';

export abstract class NoticeStore {
  abstract addRequest(tx: Tx, request: AcceptedRequest): Promise<void>;
  abstract request(tx: Tx, requestId: string): Promise<AcceptedRequest | undefined>;
  abstract add(tx: Tx, notice: SecondReviewNotice): Promise<void>;
  /** Newest first. */
  abstract all(tx: Tx): Promise<SecondReviewNotice[]>;
}
