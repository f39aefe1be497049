import { refuse, RefusedError } from '../../../../kernel/outcome.js';
import type { ContractedTable, DataDefinition, DataTable } from '../../../catalogue/index.js';
import { rehearsalErrors } from '../errors.js';
import { Column } from './column.js';
import type { DayRange } from './day-range.js';
import { implied } from './implied.js';
import { Random } from '../prng.js';
import { People } from './row-facts.js';
import { sizedShape } from './sized-shape.js';
import { TablePlan, type Link } from './table-plan.js';

export interface PlanOrder {
  readonly definition: DataDefinition;
  readonly tables: readonly ContractedTable[];
  readonly seed: string;
  readonly days: DayRange;
  /** Rows wished for a table. */
  readonly rowsOf: (table: string) => number;
}

type Shape = TablePlan['shape'];

/** Plans of the tables to be written and of those they refer to, each before what refers to it. */
export class TablePlanner {
  readonly #plans = new Map<string, TablePlan>();
  readonly #underWay = new Set<string>();
  readonly #people: People;

  constructor(private readonly order: PlanOrder) {
    this.#people = new People(Random.of(order.seed, 'people').between(0, 0xffffffff));
  }

  /** In the order of the contracted tables. @throws RefusedError where no data can be right. */
  plans(): TablePlan[] {
    return this.order.tables.map(({ table }) => this.#plan(table));
  }

  #plan(name: string): TablePlan {
    const known = this.#plans.get(name);
    if (known) return known;
    this.#underWay.add(name);
    const table = this.order.definition.tables.find((one) => one.name === name);
    if (table === undefined) throw new Error(`The definition has no table ${name}.`);
    const { seed, days } = this.order;
    const plan = new TablePlan(this.#shape(table), seed, this.#people, days);
    this.#underWay.delete(name);
    this.#plans.set(name, plan);
    return plan;
  }

  #shape(table: DataTable): Shape {
    const written = this.order.tables.find((one) => one.table === table.name)?.items;
    const columns = this.#columns(table, new Set([...table.key, ...(written ?? [])]));
    const items = table.items.map(({ name }) => name).filter((name) => written?.includes(name));
    const { parent, others } = this.#links(table);
    return sizedShape({ table, items, columns, parent, others }, this.order.rowsOf(table.name));
  }

  #columns(table: DataTable, names: ReadonlySet<string>): Map<string, Column> {
    const { definition, days } = this.order;
    const columns = new Map<string, Column>();
    for (const item of table.items.filter(({ name }) => names.has(name))) {
      const column = new Column(item, definition.codeTables, days);
      if (!column.possible)
        throw new RefusedError(
          refuse(rehearsalErrors.REHEARSAL_ITEM_IMPOSSIBLE, { item: `${table.name}.${item.name}` }),
        );
      columns.set(item.name, column);
    }
    return columns;
  }

  #links(table: DataTable): Pick<Shape, 'parent' | 'others'> {
    const references = [...(table.references ?? [])].sort(
      (one, other) => other.columns.length - one.columns.length,
    );
    const open = (name: string) => this.#underWay.has(name) && !this.#plans.has(name);
    const first = references.find(({ table: name }) => !open(name));
    const parent = first ? { target: this.#plan(first.table), columns: first.columns } : null;
    const rest = references
      .filter((reference) => reference !== first)
      .map(({ table: name, columns }) => this.#link(name, columns));
    return { parent, others: rest.filter((link) => !implied(table, parent, link)) };
  }

  /** The target is looked up when it is needed: a table may refer to itself or to one planned later. */
  #link(name: string, columns: readonly string[]): Link {
    if (!this.#underWay.has(name)) this.#plan(name);
    const plan = () => this.#plan(name);
    return {
      columns,
      get target() {
        return plan();
      },
    };
  }
}
