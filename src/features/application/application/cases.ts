import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Contracts } from '../../contract/index.js';
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
    private readonly contracts: Contracts,
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

  /** A second review judges linked data: refused while an ended contract forbids their use. */
  async enterReview(
    tx: Tx,
    actor: Actor,
    id: string,
    kind: 'first' | 'second',
  ): Promise<Outcome<unknown>> {
    const open = kind === 'second' ? await this.mayUse(tx, id, 'second-review') : ok();
    return open.ok ? this.cases.move(tx, actor, id, `open-${kind}-review`) : open;
  }

  /** Whether the contracts of all whose data are linked allow a step with them today. */
  async mayUse(tx: Tx, id: string, step: 'second-review' | 'deliver'): Promise<Outcome<undefined>> {
    const found = await this.cases.find(tx, id);
    if (!found.ok) return found;
    const { linkedProviders } = found.value;
    for (const { requestId, provider } of await this.acceptedProviders(tx, id)) {
      if (linkedProviders?.includes(provider) === false) continue;
      const stop = await this.contracts.stopOf(tx, requestId, step);
      if (stop) return stop;
    }
    return ok();
  }

  enterRequestReview(tx: Tx, actor: Actor, requestId: string): Promise<Outcome<unknown>> {
    return this.requests.move(tx, actor, requestId, 'open-first-review');
  }
}
