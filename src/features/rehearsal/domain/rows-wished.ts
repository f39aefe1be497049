import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { rehearsalErrors } from './errors.js';

const MOST_ROWS = 100_000_000;

/** Rows for all tables, or by table. */
export interface RowsWished {
  readonly rows: number | ReadonlyMap<string, number>;
  /** Rows of the patient table. */
  readonly persons?: number;
}

const DEFAULT_ROWS = 1000;

const isCount = (text: string): boolean =>
  /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_ROWS;

/** `1000`, or `patient=100,lab_result=1000`. */
export function parseRows(text: string): Outcome<RowsWished['rows']> {
  if (isCount(text)) return ok(Number(text));
  const pairs = text.split(',').map((part) => part.split('='));
  const right = pairs.every(([table, rows, ...more]) =>
    Boolean(table && rows && isCount(rows) && more.length === 0),
  );
  if (!right)
    return refuse(rehearsalErrors.REHEARSAL_ROWS_MALFORMED, { rows: text, most: MOST_ROWS });
  return ok(new Map(pairs.map(([table = '', rows]) => [table, Number(rows)])));
}

/** Refused where rows are given for a table that is not made, or are out of range. */
export function checkWished(
  { rows, persons = 1 }: RowsWished,
  tables: readonly { readonly table: string }[],
): Outcome<undefined> {
  const counts = typeof rows === 'number' ? [rows, persons] : [...rows.values(), persons];
  const wrong = counts.find((count) => !isCount(String(count)));
  if (wrong !== undefined)
    return refuse(rehearsalErrors.REHEARSAL_ROWS_MALFORMED, { rows: wrong, most: MOST_ROWS });
  const named = typeof rows === 'number' ? [] : [...rows.keys()];
  const unknown = named.find((name) => !tables.some(({ table }) => table === name));
  return unknown === undefined
    ? ok()
    : refuse(rehearsalErrors.REHEARSAL_ROWS_OF_UNKNOWN_TABLE, { table: unknown });
}

/** Rows wished for a table, made or only referred to. */
export function rowsOf({ rows, persons }: RowsWished, table: string): number {
  if (table === 'patient' && persons !== undefined) return persons;
  return typeof rows === 'number' ? rows : (rows.get(table) ?? DEFAULT_ROWS);
}
