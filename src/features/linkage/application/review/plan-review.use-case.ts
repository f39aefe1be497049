import { openOwnDocument, signDocument } from '../../../../kernel/job-ticket.js';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import type { Keyring } from '../../../../kernel/ports/keyring.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { reviewErrors } from '../../domain/review/review-errors.js';
import { REVIEW_FILE } from '../../domain/review/review-files.js';
import { drawPairs, type ReviewPlan, type SampleSize } from '../../domain/review/review-plan.js';
import type { ReviewTicket } from '../../domain/review/review-ticket.js';
import { LinkRunFiles } from '../ports/link-run-files.js';
import { ReviewFiles } from '../ports/review-files.js';
import { readRun } from '../read-run.js';
import { reviewCandidates } from './review-candidates.js';

export interface PlanReviewInput {
  /** The operator's key: it signed the ticket and signs the plan. */
  readonly keyring: Keyring;
  readonly ticket: SignedDocument<ReviewTicket>;
  /** Output folder of `yuzu link`. */
  readonly run: string;
  /** Fingerprints of the signing keys of the two reviewers and of the adjudicator. */
  readonly reviewers: readonly string[];
  readonly adjudicator: string;
  readonly size: SampleSize;
  /** Folder of the review. */
  readonly folder: string;
}

/** Refused unless three different persons of the ticket are to judge. */
function checkPersons(
  ticket: ReviewTicket,
  { reviewers, adjudicator }: PlanReviewInput,
): Outcome<Pick<ReviewPlan, 'reviewers' | 'adjudicator'>> {
  const [first = '', second = ''] = reviewers;
  const persons = [first, second, adjudicator];
  if (reviewers.length !== 2 || new Set(persons).size < persons.length)
    return refuse(reviewErrors.REVIEW_PERSONS_NOT_THREE);
  const permitted = ticket.reviewers.map(({ fingerprint }) => fingerprint);
  const other = persons.find((fingerprint) => !permitted.includes(fingerprint));
  return other === undefined
    ? ok({ reviewers: [first, second], adjudicator })
    : refuse(reviewErrors.REVIEW_PERSON_NOT_PERMITTED, { fingerprint: other });
}

/** 目視確認の計画: which pairs of a linkage are judged, and by whom. */
@UseCase()
export class PlanReview {
  constructor(
    private readonly runs: LinkRunFiles,
    private readonly files: ReviewFiles,
    private readonly clock: Clock,
  ) {}

  async execute(input: PlanReviewInput): Promise<Outcome<ReviewPlan>> {
    const ticket = await openOwnDocument(input.keyring, input.ticket, 'yuzu.ticket/link-review');
    if (!ticket.ok) return ticket;
    const persons = checkPersons(ticket.value, input);
    if (!persons.ok) return persons;
    if ((await this.files.read(input.folder, REVIEW_FILE.plan)) !== undefined)
      return refuse(reviewErrors.REVIEW_PLAN_EXISTS);
    if ((await this.runs.sha256(input.run, 'links.csv')) !== ticket.value.linksSha256)
      return refuse(reviewErrors.REVIEW_LINKS_OF_ANOTHER_RUN, { file: 'links.csv' });
    const evidence = await readRun(this.runs, input.keyring, input.run);
    if (!evidence.ok) return evidence;
    return this.plan(ticket.value, persons.value, evidence.value.files.review, input);
  }

  private async plan(
    { id: ticketId, caseId, caseNumber, rehearsal, linksSha256 }: ReviewTicket,
    persons: Pick<ReviewPlan, 'reviewers' | 'adjudicator'>,
    reviewSha256: string,
    { keyring, run, size, folder }: PlanReviewInput,
  ): Promise<Outcome<ReviewPlan>> {
    const drawn = drawPairs(await reviewCandidates(this.runs, run, size), ticketId, size);
    if (drawn.pairs.length === 0) return refuse(reviewErrors.REVIEW_NOTHING_TO_JUDGE);
    const about = { ticketId, caseId, caseNumber, rehearsal, linksSha256, reviewSha256 };
    const plannedAt = this.clock.now().toISOString();
    const plan: ReviewPlan = {
      kind: 'yuzu.review-plan',
      ...about,
      plannedAt,
      ...drawn,
      ...persons,
    };
    const text = JSON.stringify(await signDocument(keyring, plan), null, 2);
    await this.files.replace(folder, REVIEW_FILE.plan, text);
    return ok(plan);
  }
}
