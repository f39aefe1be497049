import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { linkJobErrors } from '../link-job-errors.js';
import type { LinkageReview } from './linkage-review.js';

/** A closed review, and which labels.csv (SHA-256, lower-case hex) is its. */
export interface SettledReview {
  readonly id: string;
  readonly labelsSha256: string;
}

/** Those of the case's reviews a job was given; refused where one is none of the case, or is not closed. */
export function reviewsOfJob(
  ofCase: readonly LinkageReview[],
  ids: readonly string[],
  { caseNumber }: { readonly caseNumber: number },
): Outcome<SettledReview[]> {
  const settled: SettledReview[] = [];
  for (const id of ids) {
    const counts = ofCase.find((review) => review.id === id)?.counts;
    if (!counts)
      return refuse(linkJobErrors.LINK_JOB_REVIEW_UNKNOWN, { review: id, case: caseNumber });
    settled.push({ id, labelsSha256: counts.labelsSha256 });
  }
  return ok(settled);
}
