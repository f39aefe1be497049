import { ok } from '../../../kernel/outcome.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type DataDefinition, Definitions } from '../../catalogue/index.js';
import { searchableCodes, searchableItems } from '../domain/searchable.js';
import { SearchIndex } from './ports/search-index.js';

/** Keeps the full text with the definitions: a version is found from its publication on. */
@UseCase()
export class IndexDefinitions {
  constructor(
    private readonly transactions: Transactions,
    private readonly events: DomainEvents,
    private readonly definitions: Definitions,
    private readonly index: SearchIndex,
  ) {}

  onModuleInit(): void {
    this.events.on('definition.published', async (tx, { definitionId, version }) => {
      const published = await this.definitions.published(tx, definitionId, version);
      if (!published.ok) return published;
      await this.add(tx, published.value.definition);
      return ok();
    });
  }

  /** Versions published before there was an index. */
  async onApplicationBootstrap(): Promise<void> {
    await this.transactions.run(async (tx) => {
      for (const definition of await this.definitions.everyPublished(tx))
        if (!(await this.index.has(tx, definition))) await this.add(tx, definition);
      return ok();
    });
  }

  private add(tx: Tx, definition: DataDefinition): Promise<void> {
    const codes = searchableCodes(definition);
    return this.index.replace(tx, definition, searchableItems(definition), codes);
  }
}
