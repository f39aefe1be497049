import { join } from 'node:path';
import { Holdings0016 } from '../migrations/0016-holdings.js';
import {
  type DataDefinition,
  Definitions,
  diffDefinitions,
} from '../src/features/catalogue/index.js';
import { SearchDefinitions } from '../src/features/holdings/application/search-definitions.use-case.js';
import { searchableCodes, searchableItems } from '../src/features/holdings/domain/searchable.js';
import type { Holdings } from '../src/features/holdings/index.js';
import { holdingsEntities } from '../src/features/holdings/storage/holdings.entities.js';
import { PostgresSearchIndex } from '../src/features/holdings/storage/postgres-search-index.js';
import { TypeOrmHoldingsStore } from '../src/features/holdings/storage/typeorm-holdings.store.js';
import { ok, unwrap } from '../src/kernel/outcome.js';
import type { Tx } from '../src/kernel/ports/transactions.js';
import { SystemClock } from '../src/platform/clock.js';
import { openDatabase } from '../src/platform/database/data-source.js';
import { TypeOrmTransactions } from '../src/platform/database/transactions.js';
import { EmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.js';
import { largeDefinition, revisedDefinition } from './large-definition.js';
import type { BenchResult, BenchSuite } from './suite.js';
import { inFolder, medianSeconds, numberOption, timed } from './timed.js';

/** The limits of the requirement: a search, and the difference of two versions, in seconds. */
const SEARCH_LIMIT = 0.05;
const DIFF_LIMIT = 1;

/** By what people type. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  'one character': ['病', '日', '1', 'コ', 'a'],
  'short words': ['処方', '手術', '転帰', '単位', '退院'],
  'long words': [
    '検体検査結果',
    '標準化ストレージ',
    '診療科コード',
    '元号で記録',
    'レセプトの記載要領',
  ],
  codes: ['160029710', '160005123', 'E11', 'I10.9', '160012499'],
  'physical and English names': ['diagnosis_3', 'table_7', 'laboratory', 'surgery item', 'OBX-42'],
  'several words': ['処方 開始', '入院 コード 番号', '輸血 確認', '病名 laboratory', '看護 施設'],
  'kana in other widths': ['ｺｰﾄﾞ', 'ふらぐ', 'ＳＳ−ＭＩＸ２', 'ﾚｾﾌﾟﾄ', 'でーた'],
  'nothing to find': ['心電図波形', 'zzzz', '999999999', '該当なし', '遺伝子'],
};

const OPERATORS = ['MINATO', 'AOBA', 'YAMATO'];

/** Everything held by everybody, so that every hit shows three operators. */
function holdingsOf({ id, version, tables }: DataDefinition): Holdings {
  const times = { period: { first: '2016-04', last: '2026-09' }, gaps: [] };
  return {
    kind: 'yuzu.holdings',
    schemaVersion: 1,
    definition: { id, version, sha256: '0'.repeat(64) },
    asOf: '2026-11-20',
    coarsened: null,
    tables: tables.map((table) => ({
      table: table.name,
      dated: null,
      rows: 1_000_000,
      undated: 0,
      persons: 50_000,
      institutions: 20,
      ...times,
      items: table.items.map(({ name }) => ({ item: name, values: 900_000, ...times })),
    })),
  };
}

/** Seconds at this share of all, e.g. 0.95. */
const quantile = (seconds: readonly number[], share: number): number =>
  [...seconds].sort((a, b) => a - b)[Math.ceil(seconds.length * share) - 1] ?? NaN;

class Catalogue {
  private readonly index = new PostgresSearchIndex();
  private readonly store = new TypeOrmHoldingsStore(new SystemClock());
  private readonly search: SearchDefinitions;

  constructor(private readonly transactions: TypeOrmTransactions) {
    // The latest version is searched: no question goes to the catalogue's own store.
    const definitions = new Definitions(undefined as never);
    this.search = new SearchDefinitions(transactions, definitions, this.index);
  }

  async write(work: (tx: Tx) => Promise<void>): Promise<void> {
    unwrap(
      await this.transactions.run(async (tx) => {
        await work(tx);
        return ok();
      }),
    );
  }

  add(definition: DataDefinition): Promise<void> {
    const [items, codes] = [searchableItems(definition), searchableCodes(definition)];
    return this.write((tx) => this.index.replace(tx, definition, items, codes));
  }

  hold(definition: DataDefinition): Promise<void> {
    const holdings = holdingsOf(definition);
    return this.write(async (tx) => {
      for (const operator of OPERATORS) await this.store.replace(tx, { operator, holdings });
    });
  }

  async find(query: string): Promise<number> {
    const found = await this.search.execute({ query, limit: 20, offset: 0 });
    return unwrap(found).total;
  }
}

async function searched(catalogue: Catalogue, rounds: number): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  const every: number[] = [];
  for (const [kind, queries] of Object.entries(QUERIES)) {
    const seconds: number[] = [];
    let found = 0;
    for (let round = 0; round < rounds; round += 1)
      for (const query of queries) {
        const { value, seconds: taken } = await timed(() => catalogue.find(query));
        seconds.push(taken);
        found = Math.max(found, value);
      }
    every.push(...seconds);
    results.push(limited(`search: ${kind}`, seconds, `up to ${found} items found`));
  }
  return [...results, limited('search: all', every, `${every.length} searches`)];
}

/** The median, with the 95th percentile against the limit. */
function limited(name: string, seconds: readonly number[], note: string): BenchResult {
  const p95 = quantile(seconds, 0.95);
  return {
    case: name,
    seconds: quantile(seconds, 0.5),
    ratio: SEARCH_LIMIT / p95,
    peer: 'limit of 50 ms, at p95',
    note: `p95 ${(p95 * 1000).toFixed(1)} ms, longest ${(Math.max(...seconds) * 1000).toFixed(1)} ms; ${note}`,
  };
}

async function compared(definition: DataDefinition, runs: number): Promise<BenchResult> {
  const revised = revisedDefinition(definition);
  const diff = () => diffDefinitions(definition, revised);
  const [seconds = NaN] = await medianSeconds(runs, [diff]);
  const note = `${diff().changes.length} changes`;
  return { case: 'diff', seconds, ratio: DIFF_LIMIT / seconds, peer: 'limit of 1 s', note };
}

async function measure(folder: string, items: number, rounds: number): Promise<BenchResult[]> {
  const server = await EmbeddedPostgres.start({ dataDir: join(folder, 'database') });
  const database = await openDatabase(server.url('postgres'), holdingsEntities, [Holdings0016]);
  try {
    const catalogue = new Catalogue(new TypeOrmTransactions(database));
    const definition = largeDefinition(1, items);
    const indexed = await timed(() => catalogue.add(definition));
    await catalogue.hold(definition);
    const codes = searchableCodes(definition).length;
    const note = `${searchableItems(definition).length} items, ${codes} codes`;
    return [
      { case: 'index', seconds: indexed.seconds, note },
      ...(await searched(catalogue, rounds)),
      await compared(definition, 5),
    ];
  } finally {
    await database.destroy();
    await server.stop();
  }
}

/** Search and difference over a definition of the largest size, against their limits. */
export const suite: BenchSuite = {
  name: 'catalogue',
  options: '--items N (5000) --rounds N (over 40 queries; 10)',
  run: (options) =>
    inFolder((folder) =>
      measure(
        folder,
        numberOption(options, '--items', 5000),
        numberOption(options, '--rounds', 10),
      ),
    ),
};
