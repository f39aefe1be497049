import type { DataTable } from '../../../catalogue/index.js';
import type { Link, TablePlan } from './table-plan.js';

/** Where a value of a column comes from: `^` for each step to a parent's row, then table and column. */
function originOf(table: DataTable, parent: Link | null, column: string): string {
  const at = parent?.columns.indexOf(column) ?? -1;
  if (parent === null || at < 0) return `${table.name}.${column}`;
  const { shape } = parent.target;
  return `^${originOf(shape.table, shape.parent, shape.table.key[at] ?? '')}`;
}

const originIn = ({ shape }: TablePlan, column: string): string =>
  originOf(shape.table, shape.parent, column);

/** True if the parent's row, or its parent's, is already a row of the link's target that fits. */
export function implied(table: DataTable, parent: Link | null, link: Link): boolean {
  if (parent === null || !link.columns.some((name) => parent.columns.includes(name))) return false;
  const steps = link.columns.map((column, at) => {
    const own = originOf(table, parent, column);
    const theirs = originIn(link.target, link.target.shape.table.key[at] ?? '');
    const above = own.slice(0, Math.max(own.length - theirs.length, 0));
    return own === above + theirs && /^\^*$/.test(above) ? above.length : -1;
  });
  return steps.every((step) => step > 0 && step === steps[0]);
}
