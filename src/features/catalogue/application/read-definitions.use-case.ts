import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { catalogueErrors } from '../domain/errors.js';
import { type DefinitionSummary, type DefinitionView, summaryOf } from './definition-view.js';
import { type DraftSummary, draftSummary, type DraftView, draftView } from './draft-view.js';
import { type DefinitionName, DefinitionStore } from './ports/definition.store.js';
import { DraftStore } from './ports/draft.store.js';

@UseCase()
export class ReadDefinitions {
  constructor(
    private readonly transactions: Transactions,
    private readonly definitions: DefinitionStore,
    private readonly drafts: DraftStore,
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
      const votes = await this.definitions.votes(tx, version.id);
      const others = (await this.definitions.all(tx))
        .filter(({ id, definition }) => id !== version.id && isNamed(definition, name))
        .map(summaryOf);
      return ok({ ...summaryOf(version), definition: version.definition, votes, others });
    });
  }

  async allDrafts(): Promise<DraftSummary[]> {
    return (await this.transactions.read((tx) => this.drafts.all(tx))).map(draftSummary);
  }

  draft(id: string): Promise<Outcome<DraftView>> {
    return this.transactions.read(async (tx) => {
      const draft = await this.drafts.find(tx, id);
      return draft ? ok(draftView(draft)) : refuse(catalogueErrors.DRAFT_UNKNOWN, { draft: id });
    });
  }
}

const isNamed = (one: DefinitionName, name: DefinitionName): boolean =>
  one.id === name.id && one.version === name.version;
