import type { Field } from '../model/profile.js';
import { NORMALISERS, type Normaliser } from './normalisers.js';

type Normalise = Normaliser['normalise'];

/** A column that is normalised already; several make one key, unknown where one of them is. */
const asWritten: Normalise = (...texts) => (texts.includes('') ? null : texts.join('\u001f'));

function normaliseOf({ name, normaliser }: Field): Normalise {
  if (normaliser === undefined) return asWritten;
  const found = (NORMALISERS as Readonly<Record<string, Normaliser>>)[normaliser];
  if (found) return found.normalise;
  throw new Error(`Field "${name}": there is no normaliser "${normaliser}".`);
}

function readerOf(field: Field, header: readonly string[]): (row: readonly string[]) => string {
  const normalise = normaliseOf(field);
  const [first = -1, ...others] = field.from.map((column) => header.indexOf(column));
  return others.length === 0
    ? (row) => String(normalise(row[first] ?? '') ?? '')
    : (row) =>
        String(normalise(row[first] ?? '', ...others.map((column) => row[column] ?? '')) ?? '');
}

/** Keys of a row, in the order of the fields; unknown is ''. A column the header has not is ''. */
export function keyReader(
  fields: readonly Field[],
  header: readonly string[],
): (row: readonly string[]) => string[] {
  const readers = fields.map((field) => readerOf(field, header));
  return (row) => readers.map((read) => read(row));
}
