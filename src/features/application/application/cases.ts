import type { Actor } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { ExchangeCase } from '../domain/case.js';
import { CaseBook } from './case-book.js';
import { ProvisionRequestStore } from './ports/provision-request.store.js';
import { RequestBook } from './request-book.js';

/** What later features ask of cases and provision requests. */
@UseCase()
export class Cases {
  constructor(
    private readonly cases: CaseBook,
    private readonly requests: RequestBook,
    private readonly store: ProvisionRequestStore,
  ) {}

  get(tx: Tx, id: string): Promise<Outcome<ExchangeCase>> {
    return this.cases.find(tx, id);
  }

  /** Providers whose committees accepted the case's requests: no package, no linkage without them all. */
  async acceptedProviders(
    tx: Tx,
    caseId: string,
  ): Promise<{ requestId: string; provider: string }[]> {
    const requests = await this.store.ofCase(tx, caseId);
    const accepted = requests.filter(({ state }) => state === 'accepted');
    return accepted.map(({ id, provider }) => ({ requestId: id, provider }));
  }

  enterReview(
    tx: Tx,
    actor: Actor,
    id: string,
    kind: 'first' | 'second',
  ): Promise<Outcome<unknown>> {
    return this.cases.move(tx, actor, id, `open-${kind}-review`);
  }

  enterRequestReview(tx: Tx, actor: Actor, requestId: string): Promise<Outcome<unknown>> {
    return this.requests.move(tx, actor, requestId, 'open-first-review');
  }
}
