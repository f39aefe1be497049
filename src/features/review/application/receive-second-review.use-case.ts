import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { reviewErrors } from '../domain/errors.js';
import { NoticeStore } from './ports/notice.store.js';
import type { SecondDecidedMessage } from './report-second-review.js';

/** At the provider: the recipient's second review, only about a request of that recipient accepted here. */
@UseCase()
export class ReceiveSecondReview {
  constructor(
    private readonly notices: NoticeStore,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async receive(tx: Tx, from: string, message: SecondDecidedMessage): Promise<Outcome<undefined>> {
    const { requestId, caseNumber, decision } = message;
    const request = await this.notices.request(tx, requestId);
    if (request?.recipient !== from || request.caseNumber !== String(caseNumber))
      return refuse(reviewErrors.NOTICE_OF_UNKNOWN_REQUEST, { operator: from, request: requestId });
    const receivedAt = this.clock.now().toISOString();
    await this.notices.add(tx, { ...message, id: newId(), recipient: from, receivedAt });
    const actor = { kind: 'peer' as const, operator: from };
    const subject = { kind: 'provision-request', id: requestId };
    await this.audit.record(tx, { actor, action: 'review.second-decided', subject, to: decision });
    return ok();
  }
}
