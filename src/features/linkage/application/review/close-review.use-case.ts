import { canonicalJson } from '../../../../kernel/canonical-json.js';
import { openOwnDocument, signDocument } from '../../../../kernel/job-ticket.js';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import type { Keyring } from '../../../../kernel/ports/keyring.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import { UseCase } from '../../../../kernel/use-case.js';
import {
  checkJudgements,
  disputesOf,
  judgePairs,
  type JudgedPair,
} from '../../domain/review/judgements.js';
import { reviewErrors } from '../../domain/review/review-errors.js';
import { REVIEW_FILE } from '../../domain/review/review-files.js';
import { planHash, type Disputes, type ReviewPlan } from '../../domain/review/review-plan.js';
import { tallyReview, type ReviewReceipt } from '../../domain/review/review-receipt.js';
import { decisionRows, labelRows } from '../../domain/review/review-tables.js';
import type { ReviewTicket } from '../../domain/review/review-ticket.js';
import { ReviewFiles } from '../ports/review-files.js';
import { readJudgements, type Submission } from './read-judgements.js';
import { readSigned } from '../read-signed.js';

export interface CloseReviewInput {
  /** The operator's key: reads the judgements and signs the receipt. */
  readonly keyring: Keyring;
  readonly ticket: SignedDocument<ReviewTicket>;
  readonly folder: string;
}

interface Closing extends CloseReviewInput {
  readonly order: ReviewTicket;
  readonly plan: ReviewPlan;
}

/**
 * 目視確認の終了: compares the two reviewers, hands what they disagree about to the adjudicator and, once
 * everything is settled, writes labels, decisions and the receipt.
 */
@UseCase()
export class CloseReview {
  constructor(
    private readonly files: ReviewFiles,
    private readonly clock: Clock,
  ) {}

  async execute(input: CloseReviewInput): Promise<Outcome<ReviewReceipt>> {
    const order = await openOwnDocument(input.keyring, input.ticket, 'yuzu.ticket/link-review');
    if (!order.ok) return order;
    const plan = await this.read<ReviewPlan>(input, REVIEW_FILE.plan, 'yuzu.review-plan');
    if (!plan.ok) return plan;
    if (plan.value.ticketId !== order.value.id)
      return refuse(reviewErrors.LINK_DOCUMENT_UNREADABLE, { file: REVIEW_FILE.plan });
    if ((await this.files.read(input.folder, REVIEW_FILE.receipt)) !== undefined)
      return refuse(reviewErrors.REVIEW_CLOSED);
    return this.close({ ...input, order: order.value, plan: plan.value });
  }

  private async close(closing: Closing): Promise<Outcome<ReviewReceipt>> {
    const { plan } = closing;
    const all = plan.pairs.map(({ id }) => id);
    const [first, second] = [
      await this.judgements(closing, plan.reviewers[0], all),
      await this.judgements(closing, plan.reviewers[1], all),
    ];
    if (!first.ok) return first;
    if (!second.ok) return second;
    const blind = { first: first.value.judgements, second: second.value.judgements };
    const judged = judgePairs(plan, blind);
    if (!judged.ok) return judged;
    const disputes = disputesOf(judged.value);
    if (disputes.length === 0) return this.finish(closing, judged.value);
    const judgementsSha256 = [first.value.sha256, second.value.sha256] as const;
    const announced = await this.announce(closing, {
      kind: 'yuzu.review-disputes',
      ticketId: plan.ticketId,
      planSha256: planHash(plan),
      judgementsSha256,
      disputes,
    });
    if (!announced.ok) return announced;
    const disputed = disputes.map(({ pair }) => pair);
    const third = await this.judgements(closing, plan.adjudicator, disputed);
    if (!third.ok) return third;
    const settled = judgePairs(plan, { ...blind, adjudicator: third.value.judgements });
    return settled.ok ? this.finish(closing, settled.value) : settled;
  }

  /** What the adjudicator is to settle, made known once; from then on the reviewers' files stand fast. */
  private async announce(closing: Closing, disputes: Disputes): Promise<Outcome<undefined>> {
    const { keyring, folder, plan } = closing;
    if ((await this.files.read(folder, REVIEW_FILE.disputes)) === undefined) {
      const text = JSON.stringify(await signDocument(keyring, disputes), null, 2);
      await this.files.replace(folder, REVIEW_FILE.disputes, text);
      return refuse(reviewErrors.REVIEW_DISPUTES_OPEN, { count: disputes.disputes.length });
    }
    const known = await this.read<Disputes>(closing, REVIEW_FILE.disputes, 'yuzu.review-disputes');
    if (!known.ok) return known;
    const changed = plan.reviewers.find(
      (_, i) => known.value.judgementsSha256[i] !== disputes.judgementsSha256[i],
    );
    return changed === undefined
      ? ok()
      : refuse(reviewErrors.REVIEW_JUDGEMENTS_CHANGED, { reviewer: changed });
  }

  private async finish(
    { keyring, folder, order, plan }: Closing,
    judged: readonly JudgedPair[],
  ): Promise<Outcome<ReviewReceipt>> {
    const { id: ticketId, caseId, caseNumber, rehearsal, linksSha256 } = order;
    const { decisions, labels } = REVIEW_FILE;
    await this.files.replaceTable(folder, decisions, decisionRows(judged));
    const labelsSha256 = await this.files.replaceTable(folder, labels, labelRows(judged));
    const receipt: ReviewReceipt = {
      kind: 'yuzu.receipt/link-review',
      ...{ ticketId, caseId, caseNumber, rehearsal, linksSha256 },
      startedAt: plan.plannedAt,
      finishedAt: this.clock.now().toISOString(),
      labelsSha256,
      ...tallyReview(plan, judged),
    };
    const signed = canonicalJson(await signDocument(keyring, receipt));
    await this.files.replace(folder, REVIEW_FILE.receipt, signed);
    return ok(receipt);
  }

  private async judgements(
    { keyring, folder, order, plan }: Closing,
    reviewer: string,
    expected: readonly string[],
  ): Promise<Outcome<Submission>> {
    const publicKey = order.reviewers.find(
      ({ fingerprint }) => fingerprint === reviewer,
    )?.publicKey;
    const read = await readJudgements(this.files, keyring, folder, {
      fingerprint: reviewer,
      publicKey,
    });
    if (!read.ok) return read;
    const checked = checkJudgements(read.value.judgements, plan, expected);
    return checked.ok ? read : checked;
  }

  private async read<T extends { readonly kind: string }>(
    { keyring, folder }: CloseReviewInput,
    file: string,
    kind: T['kind'],
  ): Promise<Outcome<T>> {
    const text = await this.files.read(folder, file);
    return readSigned<T>(keyring, keyring.publicKey(), { file, text }, kind);
  }
}
