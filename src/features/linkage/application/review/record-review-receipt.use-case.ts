import { type Actor, actorText } from '../../../../kernel/actor.js';
import { openOwnDocument } from '../../../../kernel/job-ticket.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { SigningKeys } from '../../../identity/index.js';
import { linkageOfficeErrors } from '../../domain/office-errors.js';
import {
  checkReviewReceipt,
  type LinkageReview,
  readReviewCounts,
} from '../../domain/review/linkage-review.js';
import type { ReviewReceipt } from '../../domain/review/review-receipt.js';
import { LinkageReviewStore } from '../ports/linkage-review.store.js';

/** 目視確認のジョブ受領票の登録: counts and who judged. */
@UseCase()
export class RecordReviewReceipt {
  constructor(
    private readonly transactions: Transactions,
    private readonly reviews: LinkageReviewStore,
    private readonly signingKeys: SigningKeys,
    private readonly keyring: Keyring,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    caseId: string,
    signed: SignedDocument<ReviewReceipt>,
  ): Promise<Outcome<LinkageReview>> {
    const shape = checkReviewReceipt(signed.document);
    if (!shape.ok) return shape;
    const receipt = await openOwnDocument(this.keyring, signed, 'yuzu.receipt/link-review');
    if (!receipt.ok) return receipt;
    return this.transactions.run((tx) => this.record(tx, actor, caseId, receipt.value));
  }

  private async record(
    tx: Tx,
    actor: Actor,
    caseId: string,
    receipt: ReviewReceipt,
  ): Promise<Outcome<LinkageReview>> {
    const review = await this.reviews.lock(tx, receipt.ticketId);
    const counts = readReviewCounts(review, receipt);
    if (!counts.ok) return counts;
    if (review?.caseId !== caseId)
      return refuse(linkageOfficeErrors.LINK_REVIEW_OF_ANOTHER_TICKET, {
        ticket: receipt.ticketId,
      });
    if (!(await this.areThreePersons(tx, receipt)))
      return refuse(linkageOfficeErrors.LINK_REVIEW_PERSONS_UNKNOWN);
    const recordedAt = this.clock.now().toISOString();
    const recorded = { ...review, counts: counts.value, recordedAt, recordedBy: actorText(actor) };
    await this.reviews.save(tx, recorded);
    const subject = { kind: 'case', id: caseId };
    const note = { action: 'linkage-review.record', subject, reason: review.id };
    await this.audit.record(tx, { actor, ...note });
    return ok(recorded);
  }

  /** Also by keys retired since: who signed with one is known for good. */
  private async areThreePersons(tx: Tx, receipt: ReviewReceipt): Promise<boolean> {
    const fingerprints = [...receipt.reviewers, receipt.adjudicator];
    const persons = new Set<string>();
    for (const fingerprint of fingerprints) {
      const key = await this.signingKeys.find(tx, fingerprint);
      if (key) persons.add(key.personId);
    }
    return persons.size === fingerprints.length;
  }
}
