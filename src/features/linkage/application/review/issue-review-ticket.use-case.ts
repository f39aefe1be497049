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
import { Cases, type ExchangeCase } from '../../../application/index.js';
import { SigningKeys } from '../../../identity/index.js';
import { Operators } from '../../../operator/index.js';
import type { LinkageRun } from '../../domain/linkage-run.js';
import { linkageOfficeErrors } from '../../domain/office-errors.js';
import type { ReviewTicket } from '../../domain/review/review-ticket.js';
import { LinkageReviewStore } from '../ports/linkage-review.store.js';
import { LinkageRunStore } from '../ports/linkage-run.store.js';

/** Two reviewers and an adjudicator. */
const PERSONS_NEEDED = 3;

/** 目視確認のジョブ票の発行: for the newest linkage of the case or the run named, to all persons who may record linkages. */
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

  /** `runId`: ticket of a linkage or de-duplication of the case; the newest across operators where absent. */
  execute(
    actor: Actor,
    caseId: string,
    runId?: string,
  ): Promise<Outcome<SignedDocument<ReviewTicket>>> {
    return this.transactions.run(async (tx) => {
      const found = await this.cases.get(tx, caseId);
      if (!found.ok) return found;
      const { caseNumber, rehearsal } = found.value;
      const run = await this.recorded(tx, found.value, runId);
      if (!run.ok) return run;
      const reviewers = await this.reviewers(tx);
      if (!reviewers.ok) return reviewers;
      const ticket: ReviewTicket = {
        kind: 'yuzu.ticket/link-review',
        id: newId(),
        operator: this.operators.own().code,
        issuedAt: this.clock.now().toISOString(),
        ...{ caseId, caseNumber, rehearsal },
        linksSha256: run.value.linksSha256,
        sources: run.value.sources,
        reviewers: reviewers.value,
      };
      await this.keep(tx, actor, run.value.id, ticket);
      return ok(await signDocument(this.keyring, ticket));
    });
  }

  private async recorded(
    tx: Tx,
    { id: caseId, caseNumber }: ExchangeCase,
    runId: string | undefined,
  ): Promise<Outcome<LinkageRun & { readonly linksSha256: string }>> {
    const run =
      runId === undefined
        ? await this.runs.lockNewest(tx, caseId)
        : await this.runs.lock(tx, runId);
    if (run?.counts && run.caseId === caseId)
      return ok({ ...run, linksSha256: run.counts.linksSha256 });
    return runId === undefined
      ? refuse(linkageOfficeErrors.LINK_REVIEW_WITHOUT_RUN, { case: caseNumber })
      : refuse(linkageOfficeErrors.LINK_REVIEW_RUN_UNKNOWN, { case: caseNumber, run: runId });
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
