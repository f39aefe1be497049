import type { CsvFile } from '../../../application/ports/linkage-engine.js';
import type { Field, Profile } from '../../../domain/model/profile.js';
import type { Step } from '../../sql/statements.js';
import { valueColumn } from './base-sql.js';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Columns of the sources the profile reads. */
export const columnsRead = ({ fields }: Profile): string[] => [
  ...new Set(fields.flatMap(({ from }) => from)),
];

/** Column of the loaded text. */
const textOf = (column: string): string => quoted(`c_${column}`);

/** Rows as the sources wrote them. Their position (`rowid`) is the record's number. */
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

/** Fields read from the same columns are looked up together. */
export interface FieldGroup {
  readonly from: readonly string[];
  readonly fields: readonly Field[];
}

export function groupsOf({ fields }: Profile): FieldGroup[] {
  const groups = new Map<string, Field[]>();
  for (const field of fields)
    if (field.normaliser !== undefined) {
      const key = field.from.join('\n');
      groups.set(key, [...(groups.get(key) ?? []), field]);
    }
  return [...groups.values()].map((all) => ({ from: all[0]?.from ?? [], fields: all }));
}

/** Values as they were written, each once: names, dates and codes repeat, so that normalising them once is enough. */
export const writtenSql = ({ from }: FieldGroup): string =>
  `SELECT ${from.map((column) => `coalesce(${textOf(column)}, '')`).join(', ')} FROM raw GROUP BY ALL`;

export const groupTable = (index: number): string => `written_${index}`;

const typeOf = ({ kind }: Field): string => (kind === 'date' ? 'INTEGER' : 'VARCHAR');

export const groupTableSql = ({ from, fields }: FieldGroup, index: number): string =>
  `CREATE TABLE ${groupTable(index)} (${[
    ...from.map((column) => `${textOf(column)} VARCHAR`),
    ...fields.map((field) => `${valueColumn(field.name)} ${typeOf(field)}`),
  ].join(', ')})`;

/** A column that is normalised already; empty is unknown, as is a key of several columns with an empty one. */
const plainValue = ({ from, kind }: Field): string => {
  const texts = from.map((column) => `nullif(raw.${textOf(column)}, '')`);
  const whole = texts.length === 1 ? (texts[0] ?? '') : texts.join(' || chr(31) || ');
  return kind === 'date' ? `TRY_CAST(replace(${whole}, '-', '') AS INTEGER)` : whole;
};

/** The values pairs are compared by, one row per record. */
export function normalisedSteps(profile: Profile): Step[] {
  const groups = groupsOf(profile);
  const joins = groups.map(({ from }, index) => {
    const table = groupTable(index);
    const on = from.map(
      (column) => `coalesce(raw.${textOf(column)}, '') = ${table}.${textOf(column)}`,
    );
    return `LEFT JOIN ${table} ON ${on.join(' AND ')}`;
  });
  const values = profile.fields.map((field) => {
    const group = groups.findIndex(({ fields }) => fields.includes(field));
    const value = group < 0 ? plainValue(field) : `${groupTable(group)}.${valueColumn(field.name)}`;
    return `${value} AS ${valueColumn(field.name)}`;
  });
  return [
    {
      name: 'look the values up',
      sql: `CREATE VIEW normalised AS SELECT raw.rowid::INTEGER AS id, source,
        institution || chr(31) || patient AS key, ${values.join(', ')} FROM raw ${joins.join(' ')}`,
    },
  ];
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
