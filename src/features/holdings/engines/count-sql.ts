import type { CountPlan } from '../application/ports/holdings-counter.js';
import type { MonthForm } from '../domain/dating.js';

const nameSql = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const textSql = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Every column as text; an empty field is NULL. A row that is not as RFC 4180 has it stops the reading. */
export function fileSql(path: string, columns: readonly string[]): string {
  const types = columns.map((column) => `${textSql(column)}: 'VARCHAR'`).join(', ');
  return `read_csv(${textSql(path)}, header = true, auto_detect = false, strict_mode = true,
    delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${types}})`;
}

/** First years of the eras less one, by the sign that receipts (1–5) and letters use. */
const ERAS: readonly (readonly [digit: string, letter: string, before: number])[] = [
  ['1', 'M', 1867],
  ['2', 'T', 1911],
  ['3', 'S', 1925],
  ['4', 'H', 1988],
  ['5', 'R', 2018],
];

function yearSql(column: string, form: MonthForm): string {
  if (form.calendar === 'western') return `try_cast(substr(${column}, ${form.year}, 4) AS INTEGER)`;
  const sign = `upper(substr(${column}, ${form.era}, 1))`;
  const whens = ERAS.map(
    ([digit, letter, before]) => `WHEN ${sign} IN ('${digit}', '${letter}') THEN ${before}`,
  );
  return `(CASE ${whens.join(' ')} END) + try_cast(substr(${column}, ${form.year}, 2) AS INTEGER)`;
}

/** `YYYY-MM` of the row, NULL where it does not read or lies after the count. */
function monthSql({ dating, lastMonth }: CountPlan): string {
  if (!dating) return 'NULL';
  const column = nameSql(dating.item);
  const year = yearSql(column, dating.form);
  const month = `try_cast(substr(${column}, ${dating.form.month}, 2) AS INTEGER)`;
  const text = `printf('%04d-%02d', ${year}, ${month})`;
  return `CASE WHEN ${year} >= 1868 AND ${month} BETWEEN 1 AND 12
    AND ${text} <= ${textSql(lastMonth)} THEN ${text} END`;
}

/** One row per month: month, rows, values of each column that is there. */
export function monthsSql(file: string, plan: CountPlan, columns: readonly string[]): string {
  const held = plan.items.filter((item) => columns.includes(item));
  const counts = held.map((item) => `count(${nameSql(item)})`);
  const month = plan.dating && columns.includes(plan.dating.item) ? monthSql(plan) : 'NULL';
  return `SELECT ${[`${month} AS month`, 'count(*)', ...counts].join(', ')} FROM ${file} GROUP BY ALL`;
}

/** Distinct combinations of these columns, of which none is empty. */
export function distinctSql(file: string, columns: readonly string[]): string {
  const names = columns.map(nameSql);
  const present = names.map((name) => `${name} IS NOT NULL`).join(' AND ');
  return `SELECT count(*) FROM (SELECT DISTINCT ${names.join(', ')} FROM ${file} WHERE ${present})`;
}
