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

  /** The parent is the reference that others follow from: the longest, and of those the deepest. */
  #links(table: DataTable): Pick<Shape, 'parent' | 'others'> {
    const links = (table.references ?? []).map((one) => this.#link(one.table, one.columns));
    const planned = links.filter(({ open }) => !open);
    const [parent = null] = planned
      .map((link) => ({ link, follow: planned.filter((one) => implied(table, link, one)).length }))
      .sort(
        (one, other) =>
          other.link.columns.length - one.link.columns.length || other.follow - one.follow,
      )
      .map(({ link }) => link);
    const others = links.filter(
      (link) => link !== parent && (link.open || !implied(table, parent, link)),
    );
    return { parent, others };
  }

  /** The target is looked up when it is needed: a table may refer to itself or to one planned later. */
  #link(name: string, columns: readonly string[]): Link {
    const open = this.#underWay.has(name);
    if (!open) this.#plan(name);
    const plan = () => this.#plan(name);
    return {
      columns,
      open,
      get target() {
        return plan();
      },
    };
  }
}
