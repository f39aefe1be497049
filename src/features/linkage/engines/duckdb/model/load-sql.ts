import type { CsvFile } from '../../../application/ports/linkage-engine.js';
import type { Field, InUse, Profile } from '../../../domain/model/profile.js';
import type { Step } from '../../sql/statements.js';
import { keyColumn } from '../../sql/columns.js';
import { recordColumns, valueColumn } from './record-columns.js';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Records of all sources. Their position (`rowid`) is their number; `chance` is a random number that hangs on the key
 * and the seed only. Spark receives `base`, which names nobody.
 */
export const recordTables = (profile: Profile): Step[] => [
  {
    name: 'make room',
    sql: `CREATE TABLE record (source INTEGER, institution VARCHAR, patient VARCHAR, chance BIGINT,
      ${recordColumns(profile)
        .map(({ name, type }) => `${name} ${type}`)
        .join(', ')})`,
  },
  {
    name: 'records as they are compared',
    sql: 'CREATE VIEW base AS SELECT rowid::INTEGER AS id, * EXCLUDE (institution, patient) FROM record',
  },
];

/** A column that is normalised already; empty is unknown, as is a key of several columns with an empty one. */
const valueSql = ({ from, kind }: Field, header: readonly string[]): string => {
  const texts = from.map((name) => (header.includes(name) ? quoted(name) : 'NULL'));
  const whole = texts.length === 1 ? (texts[0] ?? '') : texts.join(' || chr(31) || ');
  return kind === 'date' ? `TRY_CAST(replace(${whole}, '-', '') AS INTEGER)` : whole;
};

/** Where the records of a source come from. */
export interface SourceFile extends CsvFile {
  /** Index of the source. */
  readonly source: number;
  /** Columns of its keys. */
  readonly key: readonly [institution: string, patient: string];
}

/** Reads a CSV file (UTF-8, RFC 4180, header row). A column it has not is empty. */
export function loadCsvSql(
  profile: Profile,
  seed: number,
  { source, path, header, key }: SourceFile,
): string {
  const types = header.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  // An empty id is an id like any other, and none is unknown.
  const id = (name: string) => (header.includes(name) ? `coalesce(${quoted(name)}, '')` : "''");
  const values = profile.fields.map(
    (field) => `${valueSql(field, header)} AS ${valueColumn(field.name)}`,
  );
  return `INSERT INTO record SELECT ${source}, institution, patient,
    (hash(institution, patient, ${seed}) >> 1)::BIGINT,
    ${recordColumns(profile)
      .map(({ type, sql }) => `(${sql})::${type}`)
      .join(', ')}
    FROM (SELECT ${id(key[0])} AS institution, ${id(key[1])} AS patient, ${values.join(', ')}
      FROM read_csv(${literal(path)}, columns = {${types}}, header = true, auto_detect = false,
        delim = ',', quote = '"', escape = '"', strict_mode = true, nullstr = '', allow_quoted_nulls = true))`;
}

/** Which of these pairs (record numbers) are two ids of one institution in use on one day. */
export function inUseTogetherSql(
  { from, to }: InUse,
  pairs: readonly (readonly [number, number])[],
): string {
  const [first, last] = [keyColumn(from), keyColumn(to)];
  // A last day nobody knows: in use on the first day, and nothing is said of later ones.
  const end = (side: string) => `coalesce(${side}.${last}, ${side}.${first})`;
  return `
  SELECT place::INTEGER
  FROM (VALUES ${pairs.map(([one, other], i) => `(${i}, ${one}, ${other})`).join(', ')})
    AS asked(place, one, other)
  JOIN record a ON a.rowid = one JOIN record b ON b.rowid = other
  WHERE a.institution <> '' AND a.institution = b.institution AND a.patient <> b.patient
    AND a.${first} <= ${end('b')} AND b.${first} <= ${end('a')}
  ORDER BY place`;
}

/** Quick look: records whose key's hash occurred before. */
export const repeatedHashesSql = (table: string): string =>
  `SELECT count(*) - (SELECT count(*) FROM (SELECT DISTINCT source, chance FROM ${table})) FROM ${table}`;

/** Keys that occurred before, per source. */
export const repeatedKeysSql = (): string => `
  SELECT source::INTEGER, (count(*) - count(DISTINCT (institution, patient)))::INTEGER
  FROM record GROUP BY source ORDER BY source`;

export const keysSql = (): string =>
  'SELECT rowid::INTEGER, source::INTEGER, institution, patient FROM record ORDER BY source, institution, patient';

/** Sources in the order they were loaded: numbers of records, and whether they are of several institutions. */
export const sourcesSql = `
  SELECT source::INTEGER, count(*)::INTEGER, min(institution) <> max(institution)
  FROM record GROUP BY source ORDER BY min(rowid)`;

/** Institution of every record by number, 0 where unknown, in the order of the records. */
export const institutionsSql = `
  SELECT coalesce(number, 0)::INTEGER
  FROM record LEFT JOIN (
    SELECT institution, row_number() OVER (ORDER BY institution) AS number
    FROM (SELECT DISTINCT institution FROM record WHERE institution <> '')) USING (institution)
  ORDER BY record.rowid`;
