import type { LocalDate } from '../../../kernel/time.js';
import type { Decision } from './review.js';

/** 2回目審査の結果通知. What the recipient reports of its second review to every provider of the case. */
export interface SecondReviewNotice {
  readonly id: string;
  readonly requestId: string;
  /** Operator code of the reporting recipient. */
  readonly recipient: string;
  readonly fiscalYear: number;
  readonly caseNumber: number;
  readonly decision: Decision;
  readonly decidedOn: LocalDate;
  readonly conditions: readonly string[];
  /** ISO 8601 instant. */
  readonly receivedAt: string;
}

/** A request accepted here as provider: whose second reviews are reported to this operator. */
export interface AcceptedRequest {
  readonly requestId: string;
  readonly recipient: string;
  readonly caseNumber: string;
}
