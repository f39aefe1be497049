import { NORMALISERS, type Normaliser, type NormaliserName } from '../../domain/normalise/index.js';

/** One field: which normaliser reads which columns of a batch. */
export interface NormalisedField {
  readonly normaliser: NormaliserName;
  /** Positions of the columns, in the order of the normaliser's inputs. */
  readonly from: readonly number[];
}

/** A column of keys; null = unknown. */
export type KeyColumn = readonly (string | number | null)[];

type Columns = readonly (readonly string[])[];
type Reader = (row: number) => string | number | null;

function readerOf(columns: Columns, { normaliser, from }: NormalisedField): Reader {
  const { normalise }: Normaliser = NORMALISERS[normaliser];
  const texts = from.map((column) => columns[column] ?? []);
  const [only = [], ...others] = texts;
  return others.length === 0
    ? (row) => normalise(only[row] ?? '')
    : (row) => normalise(...texts.map((column) => column[row] ?? ''));
}

/**
 * One column of keys per field, from columns of equal length as a source wrote them. Row by row, so that what
 * several fields read is taken apart once.
 */
export function normaliseColumns(
  fields: readonly NormalisedField[],
  columns: Columns,
): KeyColumn[] {
  const filled = fields.map((field) => {
    const keys: (string | number | null)[] = [];
    return { keys, read: readerOf(columns, field) };
  });
  const rows = columns[0]?.length ?? 0;
  for (let row = 0; row < rows; row += 1) for (const { keys, read } of filled) keys.push(read(row));
  return filled.map(({ keys }) => keys);
}
