import { NORMALISERS, type Normaliser } from '../../domain/normalise/index.js';
import type { KeyColumn, NormalisedField } from './columns.js';

/** A column on its way between threads. One long text is copied ten times as fast as its parts. */
export type PackedText = string | readonly string[];

const SEPARATOR = '\u001e';

function separators(joined: string): number {
  let count = 0;
  for (let at = joined.indexOf(SEPARATOR); at >= 0; at = joined.indexOf(SEPARATOR, at + 1))
    count += 1;
  return count;
}

export function packed(texts: readonly string[]): PackedText {
  const joined = texts.join(SEPARATOR);
  // A source may have written anything: then part by part.
  return separators(joined) === texts.length - 1 ? joined : texts;
}

export const unpacked = (column: PackedText): readonly string[] =>
  typeof column === 'string' ? column.split(SEPARATOR) : column;

/** Keys of one field: texts, unknown as '', or numbers, unknown as 0. No key is '' or 0. */
export type PackedKeys = PackedText | Int32Array<ArrayBuffer>;

const resultOf = ({ normaliser }: NormalisedField): Normaliser['result'] =>
  NORMALISERS[normaliser].result;

export const packedKeys = (field: NormalisedField, keys: KeyColumn): PackedKeys =>
  resultOf(field) === 'integer'
    ? Int32Array.from(keys, (key) => Number(key ?? 0))
    : packed(keys.map((key) => String(key ?? '')));

export const unpackedKeys = (keys: PackedKeys): KeyColumn =>
  ArrayBuffer.isView(keys)
    ? Array.from(keys, (key) => (key === 0 ? null : key))
    : unpacked(keys).map((key) => (key === '' ? null : key));

export interface Order {
  readonly number: number;
  readonly fields: readonly NormalisedField[];
  readonly columns: readonly PackedText[];
}

export interface Answer {
  readonly number: number;
  readonly keys: readonly PackedKeys[];
}
