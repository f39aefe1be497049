import { join } from 'node:path';
import { migrations } from '../migrations/index.js';
import {
  type DataDefinition,
  Definitions,
  diffDefinitions,
} from '../src/features/catalogue/index.js';
import { catalogueEntities } from '../src/features/catalogue/storage/definition.entities.js';
import { TypeOrmDefinitionStore } from '../src/features/catalogue/storage/typeorm-definition.store.js';
import { DefinitionTexts } from '../src/features/holdings/application/definition-texts.js';
import { SearchDefinitions } from '../src/features/holdings/application/search-definitions.use-case.js';
import type { HeldFilter } from '../src/features/holdings/domain/search-query.js';
import type { Holdings } from '../src/features/holdings/index.js';
import { holdingsEntities } from '../src/features/holdings/storage/holdings.entities.js';
import { PostgresHeldItems } from '../src/features/holdings/storage/postgres-held-items.js';
import { TypeOrmHoldingsStore } from '../src/features/holdings/storage/typeorm-holdings.store.js';
import { digestOf } from '../src/kernel/canonical-json.js';
import { newId } from '../src/kernel/ids.js';
import { ok, unwrap } from '../src/kernel/outcome.js';
import type { Tx } from '../src/kernel/ports/transactions.js';
import { SystemClock } from '../src/platform/clock.js';
import { type Database, openDatabase } from '../src/platform/database/data-source.js';
import { TypeOrmTransactions } from '../src/platform/database/transactions.js';
import { InProcessEvents } from '../src/platform/events/in-process-events.js';
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
  'only what all hold': ['病', '処方', 'コード', 'ﾚｾﾌﾟﾄ', '検体検査結果'],
};

const OPERATORS = ['MINATO', 'AOBA', 'YAMATO'];

/** Queries that are also about holdings. */
const HELD: Readonly<Record<string, HeldFilter | undefined>> = {
  'only what all hold': { operators: OPERATORS, from: '2017-01', to: '2026-01' },
};

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

/** Seconds of one search: by the clock, and of this process's cores (PostgreSQL's are not among them). */
interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

/** Seconds at this share of all, e.g. 0.95. */
const quantile = (seconds: readonly number[], share: number): number =>
  [...seconds].sort((a, b) => a - b)[Math.ceil(seconds.length * share) - 1] ?? NaN;

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

class Catalogue {
  private readonly clock = new SystemClock();
  private readonly definitions = new TypeOrmDefinitionStore(this.clock);
  private readonly holdings = new TypeOrmHoldingsStore(this.clock);
  private readonly transactions: TypeOrmTransactions;
  private readonly texts: DefinitionTexts;
  private readonly search: SearchDefinitions;

  constructor(database: Database) {
    this.transactions = new TypeOrmTransactions(database);
    const definitions = new Definitions(this.definitions);
    this.texts = new DefinitionTexts(this.transactions, new InProcessEvents(), definitions);
    this.search = new SearchDefinitions(this.transactions, this.texts, new PostgresHeldItems());
  }

  async write(work: (tx: Tx) => Promise<unknown>): Promise<void> {
    unwrap(
      await this.transactions.run(async (tx) => {
        await work(tx);
        return ok();
      }),
    );
  }

  publish(definition: DataDefinition): Promise<void> {
    return this.write((tx) =>
      this.definitions.add(tx, {
        id: newId(),
        state: 'published',
        definition,
        sha256: digestOf(definition),
        proposer: 'MINATO',
        round: 1,
        members: [],
        proposedBy: null,
        reason: null,
        proposedAt: this.clock.now(),
        closedAt: this.clock.now(),
        closingReason: null,
      }),
    );
  }

  /** Reads the definition and makes its text, as publication and start do. */
  index(): Promise<void> {
    return this.texts.onApplicationBootstrap();
  }

  hold(definition: DataDefinition): Promise<void> {
    const holdings = holdingsOf(definition);
    return this.write(async (tx) => {
      for (const operator of OPERATORS) await this.holdings.replace(tx, { operator, holdings });
    });
  }

  async find(query: string, held?: HeldFilter): Promise<number> {
    const found = await this.search.execute({ query, held, limit: 20, offset: 0 });
    return unwrap(found).total;
  }
}

async function searched(catalogue: Catalogue, rounds: number): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  const every: Taken[] = [];
  for (const [kind, queries] of Object.entries(QUERIES)) {
    const taken: Taken[] = [];
    let found = 0;
    for (let round = 0; round < rounds; round += 1)
      for (const query of queries) {
        const before = cpuSeconds();
        const { value, seconds } = await timed(() => catalogue.find(query, HELD[kind]));
        taken.push({ wall: seconds, cpu: cpuSeconds() - before });
        found = Math.max(found, value);
      }
    every.push(...taken);
    results.push(limited(`search: ${kind}`, taken, `up to ${found} items found`));
  }
  return [...results, limited('search: all', every, `${every.length} searches`)];
}

/** The median, with the 99th percentile against the limit. */
function limited(name: string, taken: readonly Taken[], note: string): BenchResult {
  const [wall, cpu] = [taken.map((one) => one.wall), taken.map((one) => one.cpu)];
  const ms = (seconds: number) => (seconds * 1000).toFixed(1);
  const p99 = quantile(wall, 0.99);
  return {
    case: name,
    seconds: quantile(wall, 0.5),
    ratio: SEARCH_LIMIT / p99,
    peer: 'limit of 50 ms, at p99',
    note:
      `p99 ${ms(p99)} ms, longest ${ms(Math.max(...wall))} ms; ` +
      `CPU median ${ms(quantile(cpu, 0.5))} ms, p99 ${ms(quantile(cpu, 0.99))} ms; ${note}`,
  };
}

async function compared(definition: DataDefinition, runs: number): Promise<BenchResult> {
  const revised = revisedDefinition(definition);
  const diff = () => diffDefinitions(definition, revised);
  const [seconds = NaN] = await medianSeconds(runs, [diff]);
  const note = `${diff().changes.length} changes`;
  return { case: 'diff', seconds, ratio: DIFF_LIMIT / seconds, peer: 'limit of 1 s', note };
}

async function indexed(catalogue: Catalogue, definition: DataDefinition): Promise<BenchResult> {
  const [cpu, heap] = [cpuSeconds(), heapMiB()];
  const { seconds } = await timed(() => catalogue.index());
  const items = definition.tables.flatMap((table) => table.items).length;
  const codes = definition.codeTables.flatMap((table) => Object.keys(table.codes)).length;
  const used = `CPU ${(cpuSeconds() - cpu).toFixed(2)} s, ${(heapMiB() - heap).toFixed(0)} MiB kept`;
  return { case: 'index', seconds, note: `${used}; ${items} items, ${codes} codes` };
}

/** Memory in use; without garbage where Node was started with `--expose-gc`. */
function heapMiB(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

async function measure(folder: string, items: number, rounds: number): Promise<BenchResult[]> {
  const server = await EmbeddedPostgres.start({ dataDir: join(folder, 'database') });
  const entities = [...catalogueEntities, ...holdingsEntities];
  const database = await openDatabase(server.url('postgres'), entities, migrations);
  try {
    const catalogue = new Catalogue(database);
    const definition = largeDefinition(1, items);
    await catalogue.publish(definition);
    await catalogue.hold(definition);
    return [
      await indexed(catalogue, definition),
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
  options: '--items N (5000) --rounds N (over 45 queries; 10)',
  run: (options) =>
    inFolder((folder) =>
      measure(
        folder,
        numberOption(options, '--items', 5000),
        numberOption(options, '--rounds', 10),
      ),
    ),
};
