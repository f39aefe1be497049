import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { provisionLogErrors } from './errors.js';
import type { TableRows } from './log-entry.js';
import type { RecordedPerson } from './person-key.js';

/**
 * One line of `NAME.records.asc` (transfer's hand-over record). Name and birth date are empty where the
 * contract does not cover them; what they look like was the check's business.
 */
export interface HandoverLine extends RecordedPerson {
  readonly tables: readonly TableRows[];
  readonly digest: string;
}

/** Every record of the file; the first one that does not hold refuses the whole. */
export function checkHandoverLines(
  records: Iterable<unknown>,
  packageName: string,
): Outcome<HandoverLine[]> {
  const lines: HandoverLine[] = [];
  const digests = new Set<string>();
  for (const record of records) {
    const checked = lineOf(record);
    const problem = typeof checked === 'string' ? checked : repeated(checked, digests);
    if (typeof checked === 'string' || problem !== undefined)
      return refuse(provisionLogErrors.HANDOVER_RECORDS_UNREADABLE, {
        line: lines.length + 1,
        packageName,
        problem: problem ?? '',
      });
    lines.push(checked);
  }
  return ok(lines);
}

function repeated({ digest }: HandoverLine, seen: Set<string>): string | undefined {
  if (seen.has(digest)) return 'digest repeats';
  seen.add(digest);
  return undefined;
}

/** The line, or the name of the field that is wrong; never its content. */
function lineOf(value: unknown): HandoverLine | string {
  if (!isObject(value)) return 'not an object';
  const { institutionCode, patientId, nameKana, birthDate, tables, digest } = value;
  if (!isFilled(institutionCode)) return 'institutionCode';
  if (!isFilled(patientId)) return 'patientId';
  if (typeof nameKana !== 'string') return 'nameKana';
  if (typeof birthDate !== 'string') return 'birthDate';
  if (!isTables(tables)) return 'tables';
  if (typeof digest !== 'string' || !/^[0-9a-f]{64}$/.test(digest)) return 'digest';
  const rows = tables.map((t) => ({ table: t.table, rows: t.rows }));
  return { institutionCode, patientId, nameKana, birthDate, tables: rows, digest };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFilled = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isTables = (value: unknown): value is TableRows[] =>
  Array.isArray(value) &&
  value.every(
    (row) =>
      isObject(row) &&
      isFilled(row.table) &&
      Number.isSafeInteger(row.rows) &&
      Number(row.rows) >= 0,
  );

/** Rows per table over all persons, in the order the tables first occur. */
export function sumRows(lines: Iterable<{ readonly tables: readonly TableRows[] }>): TableRows[] {
  const sums = new Map<string, number>();
  for (const { tables } of lines)
    for (const { table, rows } of tables) sums.set(table, (sums.get(table) ?? 0) + rows);
  return [...sums].map(([table, rows]) => ({ table, rows }));
}
