import { type Actor, actorText } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { signDocument } from '../../../../kernel/job-ticket.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Cases } from '../../../application/index.js';
import { SigningKeys } from '../../../identity/index.js';
import { Operators } from '../../../operator/index.js';
import { linkageOfficeErrors } from '../../domain/office-errors.js';
import type { ReviewTicket } from '../../domain/review/review-ticket.js';
import { LinkageReviewStore } from '../ports/linkage-review.store.js';
import { LinkageRunStore } from '../ports/linkage-run.store.js';

/** Two reviewers and an adjudicator. */
const PERSONS_NEEDED = 3;

/** 目視確認のジョブ票の発行: for the newest linkage of the case, to all persons who may record linkages. */
@UseCase()
export class IssueReviewTicket {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly runs: LinkageRunStore,
    private readonly reviews: LinkageReviewStore,
    private readonly signingKeys: SigningKeys,
    private readonly operators: Operators,
    private readonly keyring: Keyring,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, caseId: string): Promise<Outcome<SignedDocument<ReviewTicket>>> {
    return this.transactions.run(async (tx) => {
      const found = await this.cases.get(tx, caseId);
      if (!found.ok) return found;
      const { caseNumber, rehearsal } = found.value;
      const run = await this.runs.lockNewest(tx, caseId);
      if (!run?.counts)
        return refuse(linkageOfficeErrors.LINK_REVIEW_WITHOUT_RUN, { case: caseNumber });
      const reviewers = await this.reviewers(tx);
      if (!reviewers.ok) return reviewers;
      const ticket: ReviewTicket = {
        kind: 'yuzu.ticket/link-review',
        id: newId(),
        operator: this.operators.own().code,
        issuedAt: this.clock.now().toISOString(),
        ...{ caseId, caseNumber, rehearsal },
        linksSha256: run.counts.linksSha256,
        sources: run.sources,
        reviewers: reviewers.value,
      };
      await this.keep(tx, actor, run.id, ticket);
      return ok(await signDocument(this.keyring, ticket));
    });
  }

  private async reviewers(tx: Tx): Promise<Outcome<ReviewTicket['reviewers']>> {
    const keys = await this.signingKeys.permitted(tx, 'linkage.record');
    if (keys.length >= PERSONS_NEEDED)
      return ok(keys.map(({ fingerprint, publicKey }) => ({ fingerprint, publicKey })));
    const facts = { needed: PERSONS_NEEDED, count: keys.length };
    return refuse(linkageOfficeErrors.LINK_REVIEW_TOO_FEW_PERSONS, facts);
  }

  private async keep(tx: Tx, actor: Actor, runId: string, ticket: ReviewTicket): Promise<void> {
    const { id, caseId, linksSha256, issuedAt } = ticket;
    const issuedBy = actorText(actor);
    await this.reviews.add(tx, { id, caseId, runId, linksSha256, issuedAt, issuedBy });
    const subject = { kind: 'case', id: caseId };
    await this.audit.record(tx, { actor, action: 'linkage-review.ticket', subject, reason: id });
  }
}
