import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { catalogueErrors } from '../domain/errors.js';
import { type DefinitionSummary, type DefinitionView, summaryOf } from './definition-view.js';
import { type DefinitionName, DefinitionStore } from './ports/definition.store.js';

@UseCase()
export class ReadDefinitions {
  constructor(
    private readonly transactions: Transactions,
    private readonly definitions: DefinitionStore,
  ) {}

  async all(): Promise<DefinitionSummary[]> {
    const versions = await this.transactions.read((tx) => this.definitions.all(tx));
    return versions.map(summaryOf);
  }

  one(name: DefinitionName): Promise<Outcome<DefinitionView>> {
    return this.transactions.read(async (tx) => {
      const version = await this.definitions.find(tx, name);
      if (!version)
        return refuse(catalogueErrors.DEFINITION_UNKNOWN, {
          definition: name.id,
          version: name.version,
        });
      const agreements = await this.definitions.agreements(tx, version.id);
      return ok({ ...summaryOf(version), definition: version.definition, agreements });
    });
  }
}
