import { ok, type Outcome } from '../../../kernel/outcome.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Definitions } from '../../catalogue/index.js';
import { hitOf, type SearchHit } from '../domain/search-hit.js';
import {
  type HeldFilter,
  isCodeLike,
  parseQuery,
  patternsAllowing,
} from '../domain/search-query.js';
import type { DefinitionName } from './ports/holdings.store.js';
import { SearchIndex } from './ports/search-index.js';

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
    private readonly definitions: Definitions,
    private readonly index: SearchIndex,
  ) {}

  async execute(question: SearchQuestion): Promise<Outcome<SearchResult>> {
    const parsed = parseQuery(question.query, question, question.held);
    if (!parsed.ok) return parsed;
    const query = parsed.value;
    return this.transactions.read(async (tx) => {
      const names = await this.versions(tx, question.version);
      if (!names.ok) return names;
      const known = isCodeLike(query.written) ? await this.index.patterns(tx, names.value) : [];
      const patterns = patternsAllowing(query.written, known);
      const found = await this.index.find(tx, names.value, { ...query, patterns });
      return ok({
        total: found.total,
        hits: found.items.map((item) => hitOf(item, query.terms)),
      });
    });
  }

  private async versions(tx: Tx, version?: DefinitionName): Promise<Outcome<DefinitionName[]>> {
    if (!version) return ok(await this.index.latest(tx));
    const published = await this.definitions.published(tx, version.id, version.version);
    return published.ok ? ok([version]) : published;
  }
}
