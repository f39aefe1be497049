import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { contractErrors } from '../domain/errors.js';
import {
  type BasicContractSummary,
  type BasicContractView,
  BasicContractViews,
} from './basic-contract-view.js';
import { BasicContractStore } from './ports/basic-contract.store.js';
import { TextStore } from './ports/text.store.js';

@UseCase()
export class ReadBasicContracts {
  constructor(
    private readonly transactions: Transactions,
    private readonly contracts: BasicContractStore,
    private readonly texts: TextStore,
    private readonly views: BasicContractViews,
  ) {}

  /** Newest first. */
  all(): Promise<BasicContractSummary[]> {
    return this.transactions.read(async (tx) => {
      const ids = (await this.contracts.all(tx)).map(({ id }) => id);
      const summaries: BasicContractSummary[] = [];
      for (const record of await this.texts.ofEach(tx, ids))
        summaries.push(await this.views.summary(tx, record));
      return summaries;
    });
  }

  one(id: string): Promise<Outcome<BasicContractView>> {
    return this.transactions.read(async (tx) => {
      if (!(await this.contracts.find(tx, id)))
        return refuse(contractErrors.CONTRACT_UNKNOWN, { contract: id });
      return ok(await this.views.of(tx, await this.texts.of(tx, id)));
    });
  }
}
