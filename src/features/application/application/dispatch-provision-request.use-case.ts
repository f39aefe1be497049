import { actorText, type Person } from '../../../kernel/actor.js';
import { type Outcome, refuse } from '../../../kernel/outcome.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { BasicContracts } from '../../contract/index.js';
import { applicationErrors } from '../domain/errors.js';
import {
  checkRequestable,
  type ProvisionRequest,
  requestTransitions,
} from '../domain/provision-request.js';
import { CaseBook } from './case-book.js';
import { RequestBook } from './request-book.js';

/** 提供依頼の送付: by an approver who did not draft it; every gate is checked again. */
@UseCase()
export class DispatchProvisionRequest {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: CaseBook,
    private readonly requests: RequestBook,
    private readonly contracts: BasicContracts,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Person, id: string): Promise<Outcome<ProvisionRequest>> {
    return this.transactions.run(async (tx) => {
      const found = await this.requests.lock(tx, id);
      if (!found.ok) return found;
      const gates = await this.checkGates(tx, actor, found.value);
      if (!gates.ok) return gates;
      const sent = await this.requests.move(tx, actor, id, 'dispatch');
      if (sent.ok) await this.send(tx, sent.value);
      return sent;
    });
  }

  /** The state first: a request of another operator has no case here. */
  private async checkGates(
    tx: Tx,
    actor: Person,
    { state, caseId = '', draftedBy, provider }: ProvisionRequest,
  ): Promise<Outcome<unknown>> {
    const possible = requestTransitions.next(state, 'dispatch');
    if (!possible.ok) return possible;
    if (draftedBy === actorText(actor)) return refuse(applicationErrors.SENDER_IS_DRAFTER);
    const found = await this.cases.find(tx, caseId);
    if (!found.ok) return found;
    const requestable = checkRequestable(found.value);
    return requestable.ok ? this.contracts.liveBetween(tx, provider) : requestable;
  }

  private send(tx: Tx, request: ProvisionRequest): Promise<void> {
    const { id: requestId, provider: to, fiscalYear, caseNumber, rehearsal, document } = request;
    const body = { requestId, fiscalYear, caseNumber, rehearsal, ...document };
    return this.outbox.send(tx, { to, type: 'provision-request.sent', body });
  }
}
