import type { CsvFile } from '../../../application/ports/linkage-engine.js';
import type { Field, InUse, Profile } from '../../../domain/model/profile.js';
import type { Step } from '../../sql/statements.js';
import { valueColumn } from './base-sql.js';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Columns of the tables of keys the profile reads. */
const columnsRead = ({ fields }: Profile): string[] => [
  ...new Set(fields.flatMap(({ from }) => from)),
];

/** Column of the loaded text. */
const textOf = (column: string): string => quoted(`c_${column}`);

/** Rows of the tables of keys. Their position (`rowid`) is the record's number. */
export const rawTableSql = (profile: Profile): string =>
  `CREATE TABLE raw (source UTINYINT, institution VARCHAR, patient VARCHAR,
    ${columnsRead(profile)
      .map((column) => `${textOf(column)} VARCHAR`)
      .join(', ')})`;

/** Reads a CSV file (UTF-8, RFC 4180, header row). A column it has not is empty. */
export function loadCsvSql(
  profile: Profile,
  source: number,
  { path, header }: CsvFile,
  key: readonly [institution: string, patient: string],
): string {
  const types = header.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  const column = (name: string) => (header.includes(name) ? quoted(name) : "''");
  // An empty id is an id like any other, and none is unknown.
  const ids = key.map((name) => `coalesce(${column(name)}, '')`).join(', ');
  return `INSERT INTO raw SELECT ${source}, ${ids},
    ${columnsRead(profile).map(column).join(', ')}
    FROM read_csv(${literal(path)}, columns = {${types}}, header = true, auto_detect = false,
      delim = ',', quote = '"', escape = '"', strict_mode = true, nullstr = '')`;
}

/** A column that is normalised already; empty is unknown, as is a key of several columns with an empty one. */
const plainValue = ({ from, kind }: Field): string => {
  const texts = from.map((column) => `nullif(${textOf(column)}, '')`);
  const whole = texts.length === 1 ? (texts[0] ?? '') : texts.join(' || chr(31) || ');
  return kind === 'date' ? `TRY_CAST(replace(${whole}, '-', '') AS INTEGER)` : whole;
};

/** The values pairs are compared by, one row per record. */
export const normalisedStep = ({ fields }: Profile): Step => ({
  name: 'keys as values',
  sql: `CREATE VIEW normalised AS SELECT rowid::INTEGER AS id, source,
    institution || chr(31) || patient AS key,
    ${fields.map((field) => `${plainValue(field)} AS ${valueColumn(field.name)}`).join(', ')} FROM raw`,
});

/** Which of these pairs (record numbers) are two ids of one institution in use on one day. */
export function inUseTogetherSql(
  { from, to }: InUse,
  pairs: readonly (readonly [number, number])[],
): string {
  const [first, last] = [valueColumn(from), valueColumn(to)];
  // A last day nobody knows: in use on the first day, and nothing is said of later ones.
  const end = (side: string) => `coalesce(${side}.${last}, ${side}.${first})`;
  return `
  SELECT place::INTEGER
  FROM (VALUES ${pairs.map(([one, other], i) => `(${i}, ${one}, ${other})`).join(', ')})
    AS asked(place, one, other)
  JOIN normalised a ON a.id = one JOIN normalised b ON b.id = other
  JOIN raw r ON r.rowid = one JOIN raw s ON s.rowid = other
  WHERE r.institution <> '' AND r.institution = s.institution AND r.patient <> s.patient
    AND a.${first} <= ${end('b')} AND b.${first} <= ${end('a')}
  ORDER BY place`;
}

/** Quick look: records whose key's hash occurred before. */
export const repeatedHashesSql = (table: string): string =>
  `SELECT count(*) - count(DISTINCT hash(source, chance)) FROM ${table}`;

/** Keys that occurred before, per source. */
export const repeatedKeysSql = (): string => `
  SELECT source::INTEGER, (count(*) - count(DISTINCT (institution, patient)))::INTEGER
  FROM raw GROUP BY source ORDER BY source`;

export const keysSql = (): string =>
  'SELECT rowid::INTEGER, source::INTEGER, institution, patient FROM raw ORDER BY source, institution, patient';

/** Sources in the order they were loaded, with their numbers of records. */
export const sourcesSql =
  'SELECT source::INTEGER, count(*)::INTEGER FROM raw GROUP BY source ORDER BY min(rowid)';
