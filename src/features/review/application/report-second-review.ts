import { ok, type Outcome } from '../../../kernel/outcome.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Cases } from '../../application/index.js';
import type { SecondReviewNotice } from '../domain/notice.js';

type Result = Pick<SecondReviewNotice, 'decision' | 'decidedOn' | 'conditions'>;

/** Body of `review.second-decided`: no field for votes, minutes or the evaluation of the anonymisation. */
export type SecondDecidedMessage = Omit<SecondReviewNotice, 'id' | 'recipient' | 'receivedAt'>;

/** Reports the recipient's second review to every provider of the case, approved or not. */
@UseCase()
export class ReportSecondReview {
  constructor(
    private readonly cases: Cases,
    private readonly outbox: Outbox,
  ) {}

  async execute(tx: Tx, caseId: string, result: Result): Promise<Outcome<undefined>> {
    const found = await this.cases.get(tx, caseId);
    if (!found.ok) return found;
    const { fiscalYear, caseNumber } = found.value;
    for (const { requestId, provider } of await this.cases.acceptedProviders(tx, caseId)) {
      const body: SecondDecidedMessage = { requestId, fiscalYear, caseNumber, ...result };
      await this.outbox.send(tx, { to: provider, type: 'review.second-decided', body });
    }
    return ok();
  }
}
