import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { wilson } from '../quality/interval.js';
import { linkageOfficeErrors as errors } from '../office-errors.js';
import type { JudgedStratum, ReviewReceipt } from './review-receipt.js';

/** What is kept of a receipt: counts and who judged, nothing of the persons judged. */
export type ReviewedCounts = Pick<
  ReviewReceipt,
  | 'startedAt'
  | 'finishedAt'
  | 'labelsSha256'
  | 'strata'
  | 'agreement'
  | 'adjudicated'
  | 'reviewers'
  | 'adjudicator'
>;

/** 目視確認. One ticket and, once the secure room has answered, its counts. */
export interface LinkageReview {
  /** Id of the ticket. */
  readonly id: string;
  readonly caseId: string;
  /** The linkage under review. */
  readonly runId: string;
  readonly linksSha256: string;
  /** ISO 8601 instants. */
  readonly issuedAt: string;
  readonly issuedBy: string;
  readonly counts?: ReviewedCounts;
  readonly recordedAt?: string;
  readonly recordedBy?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown): boolean => typeof value === 'string';

const isStratum = (value: unknown): boolean =>
  isFields(value) &&
  isText(value.stratum) &&
  ['pairs', 'drawn', 'same', 'different', 'undecided'].every((name) => isCount(value[name]));

const isAgreement = (value: unknown): boolean =>
  isFields(value) &&
  isCount(value.pairs) &&
  isCount(value.agreed) &&
  (value.kappa === null || typeof value.kappa === 'number') &&
  Array.isArray(value.table) &&
  value.table.every((row) => Array.isArray(row) && row.every(isCount));

/** Refused unless the document has the fields of a review's receipt. */
export function checkReviewReceipt(document: unknown): Outcome<undefined> {
  const fits =
    isFields(document) &&
    document.kind === 'yuzu.receipt/link-review' &&
    [document.labelsSha256, document.adjudicator].every(isText) &&
    Array.isArray(document.reviewers) &&
    document.reviewers.length === 2 &&
    document.reviewers.every(isText) &&
    Array.isArray(document.strata) &&
    document.strata.every(isStratum) &&
    isAgreement(document.agreement) &&
    isCount(document.adjudicated);
  return fits ? ok() : refuse(errors.LINK_REVIEW_RECEIPT_MALFORMED);
}

/** The counts of a receipt that answers this review's ticket. */
export function readReviewCounts(
  review: LinkageReview | undefined,
  receipt: ReviewReceipt,
): Outcome<ReviewedCounts> {
  const answers = review?.caseId === receipt.caseId && review.linksSha256 === receipt.linksSha256;
  if (!answers) return refuse(errors.LINK_REVIEW_OF_ANOTHER_TICKET, { ticket: receipt.ticketId });
  return review.counts === undefined
    ? ok(countsOf(receipt))
    : refuse(errors.LINK_REVIEW_RECORDED_ALREADY, { ticket: receipt.ticketId });
}

/** Field by field: what a receipt happens to carry besides is not stored. */
const countsOf = (receipt: ReviewReceipt): ReviewedCounts => ({
  startedAt: receipt.startedAt,
  finishedAt: receipt.finishedAt,
  labelsSha256: receipt.labelsSha256,
  strata: receipt.strata.map(stratumOf),
  agreement: {
    pairs: receipt.agreement.pairs,
    agreed: receipt.agreement.agreed,
    kappa: receipt.agreement.kappa,
    table: receipt.agreement.table,
  },
  adjudicated: receipt.adjudicated,
  reviewers: receipt.reviewers,
  adjudicator: receipt.adjudicator,
});

const stratumOf = ({
  stratum,
  pairs,
  drawn,
  same,
  different,
  undecided,
}: JudgedStratum): ReviewedCounts['strata'][number] => ({
  ...{ stratum, pairs, drawn, same, different, undecided },
  sameShare: wilson(same, same + different),
});
