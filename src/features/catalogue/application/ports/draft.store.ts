import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { DefinitionDraft } from '../../domain/definition-version.js';

export abstract class DraftStore {
  abstract all(tx: Tx): Promise<DefinitionDraft[]>;
  abstract find(tx: Tx, id: string): Promise<DefinitionDraft | undefined>;
  /** As `find`, and nobody else changes it until the transaction ends. */
  abstract lock(tx: Tx, id: string): Promise<DefinitionDraft | undefined>;
  abstract save(tx: Tx, draft: DefinitionDraft): Promise<void>;
}
