import { actorText, type Person } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { BasicContracts } from '../../contract/index.js';
import { Operators } from '../../operator/index.js';
import type { ExchangeCase } from '../domain/case.js';
import { applicationErrors } from '../domain/errors.js';
import { checkRequestable, type ProvisionRequest } from '../domain/provision-request.js';
import { CaseBook } from './case-book.js';
import { ProvisionRequestStore } from './ports/provision-request.store.js';
import { RequestBook } from './request-book.js';

export interface NewRequest {
  readonly provider: string;
  readonly wishedDeliveryOn: string;
  readonly note: string;
}

/** 提供依頼の作成 at the recipient: one for each provider of a case. */
@UseCase()
export class DraftProvisionRequest {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: CaseBook,
    private readonly requests: RequestBook,
    private readonly store: ProvisionRequestStore,
    private readonly contracts: BasicContracts,
    private readonly operators: Operators,
  ) {}

  execute(actor: Person, caseId: string, asked: NewRequest): Promise<Outcome<ProvisionRequest>> {
    return this.transactions.run(async (tx) => {
      const found = await this.cases.find(tx, caseId);
      if (!found.ok) return found;
      const drafted = await this.draft(tx, found.value, asked);
      if (!drafted.ok) return drafted;
      const request = { ...drafted.value, draftedBy: actorText(actor) };
      await this.requests.add(tx, actor, request);
      return ok(request);
    });
  }

  private async draft(
    tx: Tx,
    { id, fiscalYear, caseNumber, ...found }: ExchangeCase,
    { provider, ...wish }: NewRequest,
  ): Promise<Outcome<ProvisionRequest>> {
    const recipient = this.operators.own().code;
    if (provider === recipient)
      return refuse(applicationErrors.PROVIDER_IS_RECIPIENT, { provider });
    const review = checkRequestable({ id, fiscalYear, caseNumber, ...found });
    if (!review.ok) return review;
    const basic = await this.contracts.liveBetween(tx, provider);
    if (!basic.ok) return basic;
    const others = await this.store.ofCase(tx, id);
    if (others.some((other) => other.provider === provider && other.state !== 'refused'))
      return refuse(applicationErrors.PROVIDER_ALREADY_REQUESTED, { case: caseNumber, provider });
    const { researchPlan, specificationDraft, rehearsal } = found;
    const document = { ...wish, researchPlan, specificationDraft, firstReview: review.value };
    const state = 'drafted' as const;
    return ok({
      ...{ id: newId(), caseId: id, fiscalYear, caseNumber },
      ...{ recipient, provider, rehearsal, state, document },
    });
  }
}
