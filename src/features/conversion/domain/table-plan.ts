import type { DataTable } from '../../catalogue/index.js';
import { type Converter, converter } from './convert.js';
import type { TableRules } from './rule-set.js';
import type { Fault } from './steps/apply-step.js';

/** Columns a rule reads and those it writes, as positions in the file read and the file written. */
interface PlannedRule {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Source items, as findings name them. */
  readonly items: readonly string[];
  readonly convert: Converter;
}

export interface TablePlan {
  readonly from: string;
  readonly to: string;
  /** Items written, in the order of the target. */
  readonly header: readonly string[];
  /** Number of columns of the file read. */
  readonly columns: number;
  readonly rules: readonly PlannedRule[];
}

/** A rule's item that the file lacks. */
export interface MissingColumn {
  readonly missing: string;
}

/** How the columns of a file become those of the target. */
export function planTable(
  table: TableRules,
  target: DataTable,
  columns: readonly string[],
): TablePlan | MissingColumn {
  const missing = table.rules.flatMap(({ from }) => from).find((name) => !columns.includes(name));
  if (missing !== undefined) return { missing };
  const byRule = new Set(table.rules.flatMap(({ to }) => to));
  const isSame = (name: string) => table.sameNames && !byRule.has(name) && columns.includes(name);
  const header = target.items
    .map(({ name }) => name)
    .filter((name) => byRule.has(name) || isSame(name));
  const same = header.filter(isSame).map((name) => ({ from: [name], to: [name], convert: passed }));
  const rules = table.rules.map((rule) => ({ ...rule, convert: converter(rule) }));
  return {
    from: table.from,
    to: table.to,
    header,
    columns: columns.length,
    rules: [...rules, ...same].map(({ from, to, convert }) => ({
      from: from.map((name) => columns.indexOf(name)),
      to: to.map((name) => header.indexOf(name)),
      items: from,
      convert,
    })),
  };
}

const passed: Converter = (values) => ({ ok: true, values });

export interface RowFault {
  readonly column: string;
  readonly fault: Fault;
}

/** The row of the target, or every column that does not convert. */
export function convertRow(
  { header, rules }: TablePlan,
  fields: readonly string[],
): { readonly values: readonly string[]; readonly faults: readonly RowFault[] } {
  const values = header.map(() => '');
  const faults: RowFault[] = [];
  for (const { from, to, items, convert } of rules) {
    const converted = convert(from.map((at) => fields[at] ?? ''));
    if (converted.ok) to.forEach((at, index) => (values[at] = converted.values[index] ?? ''));
    else faults.push({ column: items.join('+'), fault: converted.fault });
  }
  return { values, faults };
}
