import type { Outcome } from '../../../kernel/outcome.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import {
  type DefinitionFile,
  type HoldingLine,
  PublicDefinitions,
  type PublicFormat,
} from '../../catalogue/index.js';
import {
  type Count,
  isTooFew,
  type ItemHoldings,
  type OperatorHoldings,
  type TableHoldings,
} from '../domain/holdings.js';
import type { DefinitionName } from './ports/holdings.store.js';
import { ReadHoldings } from './read-holdings.use-case.js';

/** 公開版: the definition as data users see it, with who holds how much of it since when. */
@UseCase()
export class PublicCatalogue {
  constructor(
    private readonly transactions: Transactions,
    private readonly definitions: PublicDefinitions,
    private readonly holdings: ReadHoldings,
  ) {}

  async file(name: DefinitionName, format: PublicFormat): Promise<Outcome<DefinitionFile>> {
    const told = await this.holdings.public(name);
    if (!told.ok) return told;
    const lines = told.value.flatMap(linesOf);
    return this.transactions.read((tx) => this.definitions.file(tx, name, format, lines));
  }
}

const linesOf = ({ operator, holdings }: OperatorHoldings): HoldingLine[] =>
  holdings.tables.flatMap((table) => [
    lineOf(operator, table, null),
    ...table.items.map((item) => lineOf(operator, table, item)),
  ]);

function lineOf(operator: string, table: TableHoldings, item: ItemHoldings | null): HoldingLine {
  const { period } = item ?? table;
  return {
    operator,
    table: table.table,
    item: item?.item ?? null,
    count: countJa(item?.values ?? table.rows),
    first: period?.first ?? null,
    last: period?.last ?? null,
  };
}

const countJa = (count: Count): string =>
  isTooFew(count) ? `${count.lessThan}未満` : count.toLocaleString('ja-JP');
