import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { type DefinitionName, HoldingsStore } from '../application/ports/holdings.store.js';
import { type Holdings, isNone, type OperatorHoldings } from '../domain/holdings.js';
import { HeldItemEntity, HoldingsEntity } from './holdings.entities.js';

const AT_ONCE = 1000;

@UseCase()
export class TypeOrmHoldingsStore extends HoldingsStore {
  constructor(private readonly clock: Clock) {
    super();
  }

  async find(tx: Tx, operator: string, name: DefinitionName): Promise<Holdings | undefined> {
    const row = await managerOf(tx).findOneBy(HoldingsEntity, { operator, ...columnsOf(name) });
    return row?.statement;
  }

  async all(tx: Tx, name: DefinitionName): Promise<OperatorHoldings[]> {
    const order = { operator: 'ASC' } as const;
    const rows = await managerOf(tx).find(HoldingsEntity, { where: columnsOf(name), order });
    return rows.map(({ operator, statement }) => ({ operator, holdings: statement }));
  }

  async replace(tx: Tx, { operator, holdings }: OperatorHoldings): Promise<void> {
    const manager = managerOf(tx);
    const key = { operator, ...columnsOf(holdings.definition) };
    const row = { ...key, asOf: holdings.asOf, statement: holdings, toldAt: this.clock.now() };
    await manager.upsert(HoldingsEntity, row, Object.keys(key));
    await manager.delete(HeldItemEntity, key);
    const items = heldItems(holdings).map((item) => ({ ...key, ...item }));
    for (let at = 0; at < items.length; at += AT_ONCE)
      await manager.insert(HeldItemEntity, items.slice(at, at + AT_ONCE));
    // Thousands of rows at once: searches must not be planned as for the empty table before.
    await manager.query('ANALYZE held_item');
  }
}

const columnsOf = ({ id, version }: DefinitionName) => ({
  definitionId: id,
  definitionVersion: version,
});

const heldItems = ({ tables }: Holdings) =>
  tables.flatMap(({ table, rows, persons, items }) =>
    items
      .filter(({ values }) => !isNone(values))
      .map(({ item, values, period }) => ({
        tableName: table,
        itemName: item,
        firstMonth: period?.first ?? null,
        lastMonth: period?.last ?? null,
        counts: { values, rows, persons },
      })),
  );
