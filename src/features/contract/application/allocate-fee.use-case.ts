import { type Actor, actorText } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Transactions, type Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { contractErrors } from '../domain/errors.js';
import { type AskedShare, type FeeAllocation, feeShares } from '../domain/fee-allocation.js';
import type { EligibleRequest } from '../domain/individual-contract.js';
import { FeeAllocationStore } from './ports/fee-allocation.store.js';
import { IndividualContractStore } from './ports/individual-contract.store.js';

export interface NewFeeAllocation {
  readonly totalYen: number;
  readonly shares: readonly AskedShare[];
}

/** 料金配分 at the recipient: what each provider of a case is paid. It never leaves this gateway. */
@UseCase()
export class AllocateFee {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly contracts: IndividualContractStore,
    private readonly allocations: FeeAllocationStore,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, { totalYen, shares }: NewFeeAllocation): Promise<Outcome<FeeAllocation>> {
    return this.transactions.run(async (tx) => {
      const requests = await this.ownRequests(tx, shares);
      if (!requests.ok) return requests;
      const made = feeShares(totalYen, shares, requests.value);
      if (!made.ok) return made;
      const decidedAt = this.clock.now().toISOString();
      const decidedBy = actorText(actor);
      const allocation = { id: newId(), totalYen, ...made.value, decidedBy, decidedAt };
      await this.allocations.add(tx, allocation);
      const subject = { kind: 'fee-allocation', id: allocation.id };
      await this.audit.record(tx, { actor, action: 'fee-allocation.decide', subject });
      return ok(allocation);
    });
  }

  list(caseNumber?: string): Promise<FeeAllocation[]> {
    return this.transactions.read((tx) => this.allocations.all(tx, caseNumber));
  }

  private async ownRequests(
    tx: Tx,
    shares: readonly AskedShare[],
  ): Promise<Outcome<EligibleRequest[]>> {
    const requests: EligibleRequest[] = [];
    for (const { requestId: request } of shares) {
      const found = await this.contracts.request(tx, request);
      if (found?.recipient !== this.operators.own().code)
        return refuse(contractErrors.REQUEST_NOT_ELIGIBLE, { request });
      requests.push(found);
    }
    return ok(requests);
  }
}
