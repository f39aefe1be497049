import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { contractErrors } from '../domain/errors.js';
import { ContractSignatures } from './contract-signatures.js';
import { type IndividualContractView, individualView } from './contract-view.js';
import { IndividualContractStore } from './ports/individual-contract.store.js';

@UseCase()
export class ReadContracts {
  constructor(
    private readonly transactions: Transactions,
    private readonly individualContracts: IndividualContractStore,
    private readonly signatures: ContractSignatures,
  ) {}

  allIndividual(requestId?: string): Promise<IndividualContractView[]> {
    return this.transactions.read(async (tx) => {
      const views: IndividualContractView[] = [];
      for (const contract of await this.individualContracts.all(tx, requestId))
        views.push(individualView(contract, await this.signatures.of(tx, contract.id)));
      return views;
    });
  }

  individual(id: string): Promise<Outcome<IndividualContractView>> {
    return this.transactions.read(async (tx) => {
      const contract = await this.individualContracts.find(tx, id);
      if (!contract) return refuse(contractErrors.CONTRACT_UNKNOWN, { contract: id });
      return ok(individualView(contract, await this.signatures.of(tx, id)));
    });
  }
}
