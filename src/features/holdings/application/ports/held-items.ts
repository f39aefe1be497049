import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { ItemName } from '../../domain/holdings.js';
import type { HeldBy } from '../../domain/search-hit.js';
import type { HeldFilter } from '../../domain/search-query.js';
import type { DefinitionName } from './holdings.store.js';

export interface ItemPlace extends ItemName {
  readonly definition: DefinitionName;
}

export type IsHeld = (item: ItemName) => boolean;

/** What operators told of single items. */
export abstract class HeldItems {
  /** Which items of this version are held as it is asked. */
  abstract holding(tx: Tx, name: DefinitionName, held: HeldFilter): Promise<IsHeld>;
  /** Who holds these items, by `placeKey` and in the order of their codes; items nobody holds are left out. */
  abstract heldBy(
    tx: Tx,
    places: readonly ItemPlace[],
  ): Promise<ReadonlyMap<string, readonly HeldBy[]>>;
}

export const placeKey = ({ definition, table, item }: ItemPlace): string =>
  `${definition.id} ${definition.version} ${table}.${item}`;
