import { chooseDigits, reach } from './choose-digits.js';
import type { Column } from './column.js';
import type { Counter, Link, TableShape } from './table-plan.js';

type Unsized = Omit<TableShape, 'counters' | 'rows' | 'perParent'>;

/** How many rows there are, and what tells them apart; fewer than wished where the values do not suffice. */
export function sizedShape(shape: Unsized, wished: number): TableShape {
  const parents = shape.parent?.target.shape.rows ?? 1;
  const perParent = Math.max(Math.ceil(wished / parents), 1);
  const key = keyCounter(shape, perParent, wished);
  const counters = [key, ...rowCounter(shape, key, wished)];
  const most = counters.map(({ digits, withinParent }) =>
    withinParent ? Math.min(reach(digits), perParent) * parents : reach(digits),
  );
  const rows = Math.min(wished, ...most);
  return { ...shape, counters, rows, perParent: Math.ceil(rows / parents) };
}

function keyCounter(shape: Unsized, perParent: number, wished: number): Counter {
  const { key } = shape.table;
  const withinParent = shape.parent?.columns.every((name) => key.includes(name)) ?? false;
  const needed = withinParent ? perParent : wished;
  return { digits: chooseDigits(free(shape, key), linksIn(shape, key), needed), withinParent };
}

/** Where the contract leaves out part of what tells rows apart, something in the row itself must. */
function rowCounter(shape: Unsized, key: Counter, wished: number): Counter[] {
  const { items, parent } = shape;
  if (items.length === 0) return [];
  const telling = key.digits.flatMap(({ column }) =>
    'target' in column ? column.columns : [column.name],
  );
  if (key.withinParent) telling.push(...(parent?.columns ?? []));
  if (telling.every((name) => items.includes(name))) return [];
  const others = free(shape, items).filter(({ name }) => !telling.includes(name));
  return [{ digits: chooseDigits(others, [], wished), withinParent: false }];
}

/** Columns that no reference fixes. */
function free({ columns, parent, others }: Unsized, names: readonly string[]): Column[] {
  const linked = new Set([parent, ...others].flatMap((link) => link?.columns ?? []));
  return names.filter((name) => !linked.has(name)).flatMap((name) => columns.get(name) ?? []);
}

/** References whose row can be chosen freely, and tells rows apart. */
const linksIn = ({ parent, others }: Unsized, names: readonly string[]): Link[] =>
  others.filter(
    ({ columns, open }) =>
      !open && columns.every((name) => names.includes(name) && !parent?.columns.includes(name)),
  );
