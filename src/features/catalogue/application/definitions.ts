import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { DataDefinition } from '../domain/data-definition.js';
import { catalogueErrors } from '../domain/errors.js';
import { DefinitionStore, type PublishedName } from './ports/definition.store.js';

export interface PublishedDefinition {
  readonly definition: DataDefinition;
  /** SHA-256 of the definition's canonical JSON, lower-case hex. */
  readonly sha256: string;
}

/** What other features ask of the catalogue. */
@UseCase()
export class Definitions {
  constructor(private readonly definitions: DefinitionStore) {}

  /** Refused with DEFINITION_UNKNOWN or DEFINITION_NOT_PUBLISHED. */
  async published(tx: Tx, id: string, version: number): Promise<Outcome<PublishedDefinition>> {
    const found = await this.definitions.find(tx, { id, version });
    if (!found) return refuse(catalogueErrors.DEFINITION_UNKNOWN, { definition: id, version });
    const { state, definition, sha256 } = found;
    if (state === 'published') return ok({ definition, sha256 });
    return refuse(catalogueErrors.DEFINITION_NOT_PUBLISHED, { definition: id, version, state });
  }

  /** Every published version known here, by id and number: their names alone, which costs little. */
  publishedNames(tx: Tx): Promise<PublishedName[]> {
    return this.definitions.publishedNames(tx);
  }
}
