import { ok, type Outcome } from '../../../kernel/outcome.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type DefinitionText, findIn } from '../domain/definition-text.js';
import { hitsOf, type Match, type SearchHit } from '../domain/search-hit.js';
import { type HeldFilter, parseQuery, type SearchQuery } from '../domain/search-query.js';
import { DefinitionTexts } from './definition-texts.js';
import { HeldItems, type IsHeld, type ItemPlace, placeKey } from './ports/held-items.js';
import type { DefinitionName } from './ports/holdings.store.js';

export interface SearchQuestion {
  readonly query: string;
  /** Default: the latest published version of each definition. */
  readonly version?: DefinitionName;
  readonly held?: HeldFilter;
  readonly limit: number;
  readonly offset: number;
}

export interface SearchResult {
  /** Items found in all. */
  readonly total: number;
  readonly hits: readonly SearchHit[];
}

/** データ定義書と保有状況の検索. */
@UseCase()
export class SearchDefinitions {
  constructor(
    private readonly transactions: Transactions,
    private readonly texts: DefinitionTexts,
    private readonly held: HeldItems,
  ) {}

  async execute(question: SearchQuestion): Promise<Outcome<SearchResult>> {
    const parsed = parseQuery(question.query);
    if (!parsed.ok) return parsed;
    const query = parsed.value;
    return this.transactions.read(async (tx) => {
      const texts = await this.searched(tx, question.version);
      if (!texts.ok) return texts;
      const found = await this.found(tx, texts.value, query, question.held);
      const page = found.slice(question.offset, question.offset + question.limit);
      const heldBy = await this.held.heldBy(tx, page.map(placeOf));
      const hits = hitsOf(page, query, (match) => heldBy.get(placeKey(placeOf(match))) ?? []);
      return ok({ total: found.length, hits });
    });
  }

  private async searched(tx: Tx, name?: DefinitionName): Promise<Outcome<DefinitionText[]>> {
    if (!name) return ok(await this.texts.latest(tx));
    const text = await this.texts.of(tx, name);
    return text.ok ? ok([text.value]) : text;
  }

  private async found(
    tx: Tx,
    texts: readonly DefinitionText[],
    query: SearchQuery,
    held?: HeldFilter,
  ): Promise<Match[]> {
    const matches = findIn(texts, query);
    if (!held || matches.length === 0) return matches;
    const isHeld = new Map<Match['definition'], IsHeld>();
    for (const { definition } of texts)
      isHeld.set(definition, await this.held.holding(tx, definition, held));
    return matches.filter(({ definition, item }) => isHeld.get(definition)?.(item));
  }
}

const placeOf = ({ definition, item }: Match): ItemPlace => ({
  definition,
  table: item.table,
  item: item.item,
});
