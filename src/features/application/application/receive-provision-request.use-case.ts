import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { BasicContracts } from '../../contract/index.js';
import { Operators } from '../../operator/index.js';
import { applicationErrors } from '../domain/errors.js';
import type { ProvisionRequest, RequestDocument } from '../domain/provision-request.js';
import { decidedEvent } from './decided-event.js';
import { ProvisionRequestStore } from './ports/provision-request.store.js';
import { RequestBook } from './request-book.js';

export interface SentMessage extends RequestDocument {
  readonly requestId: string;
  readonly fiscalYear: number;
  readonly caseNumber: number;
  readonly rehearsal: boolean;
}

export interface DecidedMessage {
  readonly requestId: string;
  readonly decision: 'accepted' | 'refused';
  readonly decidedOn: string;
  readonly conditions: readonly string[];
}

/** What a peer's messages do to provision requests. */
@UseCase()
export class ReceiveProvisionRequest {
  constructor(
    private readonly requests: RequestBook,
    private readonly store: ProvisionRequestStore,
    private readonly contracts: BasicContracts,
    private readonly operators: Operators,
    private readonly events: DomainEvents,
  ) {}

  /** At the provider: only under a basic contract in force here too. */
  async sent(tx: Tx, from: string, message: SentMessage): Promise<Outcome<unknown>> {
    const basic = await this.contracts.liveBetween(tx, from);
    if (!basic.ok) return basic;
    const { requestId: id, fiscalYear, caseNumber, rehearsal, ...document } = message;
    if (await this.store.find(tx, id))
      return refuse(applicationErrors.REQUEST_OF_ANOTHER_OPERATOR, { request: id, operator: from });
    const provider = this.operators.own().code;
    const parties = { recipient: from, provider, state: 'received' as const };
    const actor = { kind: 'peer' as const, operator: from };
    const numbered = { id, fiscalYear, caseNumber, rehearsal };
    await this.requests.add(tx, actor, { ...numbered, ...parties, document });
    return ok();
  }

  /** At the recipient: the provider's answer. */
  async decided(tx: Tx, from: string, message: DecidedMessage): Promise<Outcome<unknown>> {
    const { requestId, decision, decidedOn, conditions } = message;
    const found = await this.requests.lock(tx, requestId);
    if (!found.ok) return found;
    if (found.value.provider !== from || found.value.state !== 'sent')
      return foreign(found.value, from);
    const command = decision === 'accepted' ? 'accept' : 'refuse';
    const actor = { kind: 'peer' as const, operator: from };
    const answer = { decidedOn, conditions };
    const moved = await this.requests.move(tx, actor, requestId, command, { answer });
    return moved.ok ? this.events.publish(tx, decidedEvent(moved.value)) : moved;
  }
}

const foreign = ({ id }: ProvisionRequest, operator: string) =>
  refuse(applicationErrors.REQUEST_OF_ANOTHER_OPERATOR, { request: id, operator });
