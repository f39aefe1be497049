import type { DomainEventMap } from '../../../kernel/events.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { CaseBook } from './case-book.js';
import { decidedEvent } from './decided-event.js';
import { RequestBook } from './request-book.js';

const GATEWAY = { kind: 'gateway' } as const;

/** What downstream features tell of a case. */
@UseCase()
export class OnCaseEvents {
  constructor(
    private readonly events: DomainEvents,
    private readonly cases: CaseBook,
    private readonly requests: RequestBook,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.events.on('review.decided', (tx, event) =>
      event.subject.kind === 'case'
        ? this.caseReviewed(tx, event)
        : this.requestReviewed(tx, event),
    );
    this.events.on('case.linked', (tx, { caseId, providers: linkedProviders }) =>
      this.cases.move(tx, GATEWAY, caseId, 'record-linkage', { linkedProviders }),
    );
    this.events.on('case.delivered', (tx, { caseId }) =>
      this.cases.move(tx, GATEWAY, caseId, 'record-delivery'),
    );
  }

  private caseReviewed(tx: Tx, event: DomainEventMap['review.decided']): Promise<Outcome<unknown>> {
    const { kind, decision, decidedOn, conditions, subject } = event;
    const verb = decision === 'approved' ? 'approve' : 'reject';
    const result = { decision, decidedOn, conditions };
    const change = kind === 'first' ? { firstReview: result } : { secondReview: result };
    return this.cases.move(tx, GATEWAY, subject.id, `${verb}-${kind}`, change);
  }

  private async requestReviewed(
    tx: Tx,
    { decision, decidedOn, conditions, subject }: DomainEventMap['review.decided'],
  ): Promise<Outcome<unknown>> {
    const command = decision === 'approved' ? 'accept' : 'refuse';
    const answer = { decidedOn, conditions };
    const moved = await this.requests.move(tx, GATEWAY, subject.id, command, { answer });
    if (!moved.ok) return moved;
    const { id: requestId, recipient: to, state } = moved.value;
    const body = { requestId, decision: state, decidedOn, conditions };
    await this.outbox.send(tx, { to, type: 'provision-request.decided', body });
    return this.events.publish(tx, decidedEvent(moved.value));
  }
}
