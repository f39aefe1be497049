import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { SearchQuery } from '../../domain/search-query.js';
import type { FoundItem } from '../../domain/search-hit.js';
import type { SearchableCode, SearchableItem } from '../../domain/searchable.js';
import type { DefinitionName } from './holdings.store.js';

export interface Found {
  /** How many items were found in all. */
  readonly total: number;
  /** The best ones, in order. */
  readonly items: readonly FoundItem[];
}

/** Full text of published definitions, with what is held of their items. */
export abstract class SearchIndex {
  /** Latest version known of each definition. */
  abstract latest(tx: Tx): Promise<DefinitionName[]>;
  abstract has(tx: Tx, name: DefinitionName): Promise<boolean>;
  /** Patterns of items by which a value could be told apart, each once. */
  abstract patterns(tx: Tx, names: readonly DefinitionName[]): Promise<string[]>;
  abstract find(tx: Tx, names: readonly DefinitionName[], query: SearchQuery): Promise<Found>;
  /** The version's entries in place of those it had. */
  abstract replace(
    tx: Tx,
    name: DefinitionName,
    items: readonly SearchableItem[],
    codes: readonly SearchableCode[],
  ): Promise<void>;
}
