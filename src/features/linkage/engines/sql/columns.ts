import type { Frequency } from '../../domain/model/profile.js';

/**
 * Columns of the records as they are compared. Values are compared by a 63-bit hash (a false equality is expected once in
 * 10¹⁹ comparisons): integers make narrow hash tables, and no dictionary has to be built.
 */
export const keyColumn = (field: string): string => `k_${field}`;
/** The value itself, where its characters are compared. */
export const textColumn = (field: string): string => `v_${field}`;
export const prefixColumn = (field: string, length: number): string => `p${length}_${field}`;
/** First and last two characters: two texts one edit apart agree on one of them. */
export const headColumn = (field: string): string => prefixColumn(field, 2);
export const tailColumn = (field: string): string => `z2_${field}`;
/** How common a value is, by the steps of a level; levels with the same steps share the column. */
export const frequencyColumn = ({ field, steps }: Frequency): string =>
  `f_${field}_${steps.join('_').replaceAll('.', '_')}`;
