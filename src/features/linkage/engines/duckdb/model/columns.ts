import type { Condition, Field, Profile } from '../../../domain/model/profile.js';

/**
 * Columns of the working database. Values are compared by a 64-bit hash (a false equality is expected once in
 * 10¹⁹ comparisons): integers make narrow hash tables, and no dictionary has to be built.
 */
export const keyColumn = (field: string): string => `k_${field}`;
/** The value itself, where its characters are compared. */
export const textColumn = (field: string): string => `v_${field}`;
export const prefixColumn = (field: string, length: number): string => `p${length}_${field}`;
/** First and last two characters: two texts one edit apart agree on one of them. */
export const headColumn = (field: string): string => prefixColumn(field, 2);
export const tailColumn = (field: string): string => `z2_${field}`;
export const frequencyColumn = (comparison: string, level: string): string =>
  `f_${comparison}_${level}`;

export interface Column {
  readonly name: string;
  readonly type: string;
  /** Expression over the normalised values, one column `n_FIELD` each. */
  readonly sql: string;
}

export const valueColumn = (field: string): string => `n_${field}`;

function nested(conditions: readonly Condition[]): Condition[] {
  return conditions.flatMap((one) => ('any' in one ? nested(one.any) : [one]));
}

const conditionsOf = ({ comparisons }: Profile): Condition[] =>
  comparisons.flatMap(({ levels }) => levels.flatMap(({ when }) => nested(when)));

/** Fields compared by edit distance, whose ends are compared first. */
const editedFields = (profile: Profile): Set<string> =>
  new Set(conditionsOf(profile).flatMap((one) => ('edit' in one ? [one.edit] : [])));

const keyOf = ({ name, kind }: Field): Column =>
  kind === 'date'
    ? { name: keyColumn(name), type: 'INTEGER', sql: valueColumn(name) }
    : { name: keyColumn(name), type: 'UBIGINT', sql: `hash(${valueColumn(name)})` };

/** DuckDB hashes NULL to a number like any other: unknown must stay unknown. */
const known = (column: Column, field: string): Column =>
  column.sql.startsWith('hash(')
    ? {
        ...column,
        sql: `CASE WHEN ${valueColumn(field)} IS NOT NULL THEN ${column.sql} END`,
      }
    : column;

const hashed = (name: string, field: string, sql: string): Column =>
  known({ name, type: 'UBIGINT', sql: `hash(${sql})` }, field);

function columnsOf(profile: Profile, field: Field): Column[] {
  const value = valueColumn(field.name);
  const prefixes = new Set(
    profile.blocking.flatMap(({ on }) =>
      on.flatMap((key) => (key.field === field.name && key.prefix ? [key.prefix] : [])),
    ),
  );
  const edited = editedFields(profile).has(field.name);
  if (edited) prefixes.add(2);
  return [
    known(keyOf(field), field.name),
    ...(field.kind === 'text'
      ? [{ name: textColumn(field.name), type: 'VARCHAR', sql: value }]
      : []),
    ...[...prefixes].map((length) =>
      hashed(prefixColumn(field.name, length), field.name, `left(${value}, ${length})`),
    ),
    ...(edited ? [hashed(tailColumn(field.name), field.name, `right(${value}, 2)`)] : []),
  ];
}

/** Everything pairs are compared by, beside id, source and the frequency steps. */
export const comparedColumns = (profile: Profile): Column[] =>
  profile.fields.flatMap((field) => columnsOf(profile, field));
