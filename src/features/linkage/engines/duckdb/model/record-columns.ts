import type { Field, Profile } from '../../../domain/model/profile.js';
import { keyColumn, prefixColumn, tailColumn, textColumn } from '../../sql/columns.js';
import { editedFields } from '../../sql/edited-fields.js';

interface Column {
  readonly name: string;
  readonly type: string;
  /** Expression over the normalised values, one column `n_FIELD` each. */
  readonly sql: string;
}

export const valueColumn = (field: string): string => `n_${field}`;

/** One bit less than DuckDB's: Spark has no unsigned integers. DuckDB hashes NULL too; unknown must stay unknown. */
const hashed = (name: string, field: string, sql: string): Column => ({
  name,
  type: 'BIGINT',
  sql: `CASE WHEN ${valueColumn(field)} IS NOT NULL THEN hash(${sql}) >> 1 END`,
});

const keyOf = ({ name, kind }: Field): Column =>
  kind === 'date'
    ? { name: keyColumn(name), type: 'INTEGER', sql: valueColumn(name) }
    : hashed(keyColumn(name), name, valueColumn(name));

function columnsOf(profile: Profile, field: Field): Column[] {
  const value = valueColumn(field.name);
  const prefixes = new Set(
    profile.blocking.flatMap(({ on }) =>
      on.flatMap((key) => (key.field === field.name && key.prefix ? [key.prefix] : [])),
    ),
  );
  const edited = editedFields([...profile.comparisons, ...(profile.checks ?? [])]).has(field.name);
  if (edited) prefixes.add(2);
  return [
    keyOf(field),
    ...(field.kind === 'text'
      ? [{ name: textColumn(field.name), type: 'VARCHAR', sql: value }]
      : []),
    ...[...prefixes].map((length) =>
      hashed(prefixColumn(field.name, length), field.name, `left(${value}, ${length})`),
    ),
    ...(edited ? [hashed(tailColumn(field.name), field.name, `right(${value}, 2)`)] : []),
  ];
}

/** Everything pairs are compared by. */
export const recordColumns = (profile: Profile): Column[] =>
  profile.fields.flatMap((field) => columnsOf(profile, field));
