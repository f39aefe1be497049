import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type DataDefinition, Definitions } from '../../catalogue/index.js';
import { Operators } from '../../operator/index.js';
import { coarsen } from '../domain/coarsen.js';
import { type CommonPeriod, commonPeriod } from '../domain/common-period.js';
import { holdingsErrors } from '../domain/errors.js';
import type { ItemName, OperatorHoldings } from '../domain/holdings.js';
import { CoarseningRules } from './ports/coarsening-rules.js';
import { type DefinitionName, HoldingsStore } from './ports/holdings.store.js';

export interface CommonPeriodQuestion extends DefinitionName {
  /** Operator codes; empty: this operator and every confirmed peer. */
  readonly operators: readonly string[];
  /** `table.item`, or `table` for all its items. */
  readonly items: readonly string[];
}

export interface CommonPeriodView extends CommonPeriod {
  readonly operators: readonly string[];
  readonly items: readonly ItemName[];
}

@UseCase()
export class ReadHoldings {
  constructor(
    private readonly transactions: Transactions,
    private readonly definitions: Definitions,
    private readonly operators: Operators,
    private readonly store: HoldingsStore,
    private readonly rules: CoarseningRules,
  ) {}

  /** Of every operator that told any, the own exact. */
  all(name: DefinitionName): Promise<Outcome<OperatorHoldings[]>> {
    return this.transactions.read(async (tx) => {
      const found = await this.ofPublished(tx, name);
      return found.ok ? ok([...found.value.told]) : found;
    });
  }

  /** As data users see them. */
  public(name: DefinitionName): Promise<Outcome<OperatorHoldings[]>> {
    return this.transactions.read(async (tx) => {
      const found = await this.ofPublished(tx, name);
      if (!found.ok) return found;
      return ok(
        found.value.told.map(({ operator, holdings }) => ({
          operator,
          holdings: coarsen(holdings, this.rules.public),
        })),
      );
    });
  }

  common(question: CommonPeriodQuestion): Promise<Outcome<CommonPeriodView>> {
    return this.transactions.read(async (tx) => {
      const found = await this.ofPublished(tx, question);
      if (!found.ok) return found;
      const items = itemsOf(question, found.value.definition);
      if (!items.ok) return items;
      const operators = await this.partners(tx, question.operators);
      if (!operators.ok) return operators;
      const partners = operators.value.map((operator) => ({
        operator,
        holdings: found.value.told.find((one) => one.operator === operator)?.holdings,
      }));
      const common = commonPeriod(partners, items.value);
      return ok({ operators: operators.value, items: items.value, ...common });
    });
  }

  /** The definition and what is told of exactly this content of it. */
  private async ofPublished(
    tx: Tx,
    name: DefinitionName,
  ): Promise<Outcome<{ definition: DataDefinition; told: readonly OperatorHoldings[] }>> {
    const published = await this.definitions.published(tx, name.id, name.version);
    if (!published.ok) return published;
    const { definition, sha256 } = published.value;
    const told = await this.store.all(tx, name);
    return ok({
      definition,
      told: told.filter(({ holdings }) => holdings.definition.sha256 === sha256),
    });
  }

  private async partners(tx: Tx, codes: readonly string[]): Promise<Outcome<string[]>> {
    const own = this.operators.own().code;
    const peers = await this.operators.confirmedPeers(tx);
    if (codes.length === 0) return ok([own, ...peers.map(({ code }) => code)].sort());
    for (const code of codes) {
      const peer = code === own ? ok(code) : await this.operators.confirmed(tx, code);
      if (!peer.ok) return peer;
    }
    return ok([...new Set(codes)]);
  }
}

function itemsOf(
  { id, version, items }: CommonPeriodQuestion,
  definition: DataDefinition,
): Outcome<ItemName[]> {
  const named = new Map<string, ItemName>();
  for (const place of items) {
    const found = placesOf(place, definition);
    if (found.length === 0)
      return refuse(holdingsErrors.HOLDINGS_ITEM_UNKNOWN, { place, definition: id, version });
    for (const name of found) named.set(`${name.table}.${name.item}`, name);
  }
  return ok([...named.values()]);
}

function placesOf(place: string, { tables }: DataDefinition): ItemName[] {
  const [table = '', item] = place.split('.');
  const items = tables.find(({ name }) => name === table)?.items ?? [];
  return items
    .filter(({ name }) => item === undefined || name === item)
    .map(({ name }) => ({ table, item: name }));
}
