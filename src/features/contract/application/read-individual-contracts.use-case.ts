import { ok, type Outcome } from '../../../kernel/outcome.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { IndividualChains } from './individual-chains.js';
import {
  type IndividualContractSummary,
  type IndividualContractView,
  IndividualContractViews,
} from './individual-contract-view.js';
import { IndividualContractStore } from './ports/individual-contract.store.js';

@UseCase()
export class ReadIndividualContracts {
  constructor(
    private readonly transactions: Transactions,
    private readonly contracts: IndividualContractStore,
    private readonly chains: IndividualChains,
    private readonly views: IndividualContractViews,
  ) {}

  /** Newest first; with a request id, those of the request. */
  all(requestId?: string): Promise<IndividualContractSummary[]> {
    return this.transactions.read(async (tx) => {
      const summaries: IndividualContractSummary[] = [];
      for (const contract of await this.contracts.all(tx, requestId))
        summaries.push(await this.views.summary(tx, await this.chains.of(tx, contract)));
      return summaries;
    });
  }

  one(id: string): Promise<Outcome<IndividualContractView>> {
    return this.transactions.read(async (tx) => {
      const known = await this.chains.find(tx, id);
      return known.ok ? ok(await this.views.of(tx, known.value)) : known;
    });
  }
}
