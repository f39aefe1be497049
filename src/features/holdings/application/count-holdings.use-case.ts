import { digestOf } from '../../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { LocalDate } from '../../../kernel/time.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { DataDefinition } from '../../catalogue/index.js';
import { datingOf, personColumns } from '../domain/dating.js';
import { holdingsErrors } from '../domain/errors.js';
import type { Holdings, TableHoldings } from '../domain/holdings.js';
import { tallied } from '../domain/tally.js';
import { type CountPlan, HoldingsCounter } from './ports/holdings-counter.js';

export interface CountRequest {
  readonly definition: DataDefinition;
  /** Folder of `TABLE.csv`. */
  readonly directory: string;
  readonly asOf: LocalDate;
  /** Item that dates a table's rows, where it is not the first date of an event. */
  readonly dated?: Readonly<Record<string, string>>;
  /** Called after each table. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** 保有期間・件数の集計. In the secure room: CSV in, counts out. */
@UseCase()
export class CountHoldings {
  constructor(private readonly counter: HoldingsCounter) {}

  async execute(request: CountRequest): Promise<Outcome<Holdings>> {
    const plans = await this.plans(request);
    if (!plans.ok) return plans;
    const tables: TableHoldings[] = [];
    for (const plan of plans.value) {
      const counted = await this.counter.count(request.directory, plan);
      if (!counted.ok) return counted;
      tables.push(tallied(counted.value));
      request.onProgress?.(tables.length, plans.value.length);
    }
    const { definition, asOf } = request;
    const { id, version } = definition;
    return ok({
      kind: 'yuzu.holdings',
      schemaVersion: 1,
      definition: { id, version, sha256: digestOf(definition) },
      asOf,
      coarsened: null,
      tables,
    });
  }

  private async plans(request: CountRequest): Promise<Outcome<CountPlan[]>> {
    const { definition, directory, asOf, dated = {} } = request;
    const files = await this.counter.tables(directory);
    if (files === null) return refuse(holdingsErrors.HOLDINGS_FOLDER_NOT_FOUND, { directory });
    const wrong = Object.entries(dated).find(([table, item]) => {
      const known = definition.tables.find(({ name }) => name === table);
      return !known || !datingOf(known, item);
    });
    if (wrong) return refuse(holdingsErrors.HOLDINGS_DATING_UNKNOWN, { place: wrong.join('=') });
    const held = definition.tables.filter(({ name }) => files.includes(name));
    if (held.length === 0) return refuse(holdingsErrors.HOLDINGS_FOLDER_EMPTY, { directory });
    return ok(
      held.map((table) => ({
        table: table.name,
        items: table.items.map(({ name }) => name),
        dating: datingOf(table, dated[table.name]),
        personColumns: personColumns(table),
        lastMonth: asOf.slice(0, 7),
      })),
    );
  }
}
