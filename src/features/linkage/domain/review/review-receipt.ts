import type { JobReceipt } from '../../../../kernel/job-ticket.js';
import { wilson, type Estimate } from '../quality/interval.js';
import type { Agreement } from './agreement.js';
import { agreementIn, type JudgedPair } from './judgements.js';
import { verdictOf } from './review-item.js';
import type { ReviewPlan, Stratum } from './review-plan.js';

/** What was judged of a stratum, and what that says of all its pairs. */
export interface JudgedStratum extends Stratum {
  readonly same: number;
  readonly different: number;
  readonly undecided: number;
  /** Share of one person among the pairs that could be decided; null where none could. */
  readonly sameShare: Estimate | null;
}

/** 目視確認のジョブ受領票: counts and who judged, nothing of the persons judged. */
export interface ReviewReceipt extends JobReceipt {
  readonly kind: 'yuzu.receipt/link-review';
  readonly caseId: string;
  readonly caseNumber: number;
  readonly rehearsal: boolean;
  readonly linksSha256: string;
  /** SHA-256 of labels.csv, lower-case hex. */
  readonly labelsSha256: string;
  readonly strata: readonly JudgedStratum[];
  readonly agreement: Agreement;
  /** Pairs the adjudicator settled. */
  readonly adjudicated: number;
  /** Fingerprints of signing keys. */
  readonly reviewers: readonly [string, string];
  readonly adjudicator: string;
}

function judgedStratum(stratum: Stratum, judged: readonly JudgedPair[]): JudgedStratum {
  const verdicts = judged.filter((pair) => pair.stratum === stratum.stratum).map(verdictOf);
  const count = (wanted: string) => verdicts.filter((verdict) => verdict === wanted).length;
  const [same, different, undecided] = [count('same'), count('different'), count('undecided')];
  return { ...stratum, same, different, undecided, sameShare: wilson(same, same + different) };
}

/** The counts of a finished review. */
export const tallyReview = (
  plan: ReviewPlan,
  judged: readonly JudgedPair[],
): Pick<ReviewReceipt, 'strata' | 'agreement' | 'adjudicated' | 'reviewers' | 'adjudicator'> => ({
  strata: plan.strata.map((stratum) => judgedStratum(stratum, judged)),
  agreement: agreementIn(judged),
  adjudicated: judged.filter(({ state }) => state === 'settled').length,
  reviewers: plan.reviewers,
  adjudicator: plan.adjudicator,
});
