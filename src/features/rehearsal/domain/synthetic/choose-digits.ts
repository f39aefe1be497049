import type { Column } from './column.js';
import type { Digit, Link } from './table-plan.js';

/** Which columns had better count: a sequence before a text before a date before a code. */
function rankOf({ item, name }: Column): number {
  if (name === 'patient_id') return 0;
  if (name === 'institution_code') return 7;
  if (item.codeTable !== undefined) return 6;
  return { integer: 1, string: 2, decimal: 3, datetime: 4, date: 5 }[item.type];
}

const capacityOf = ({ values }: Column): number => values?.capacity ?? 1;

/** Largest number that is still counted exactly. */
const ENOUGH = 1e12;

/** What the digits can tell apart. */
export const reach = (digits: readonly Digit[]): number =>
  digits.reduce((product, { radix }) => Math.min(product * radix, ENOUGH), 1);

/** Columns that tell `needed` rows apart, as few as possible; less if there are not enough values. */
export function chooseDigits(
  columns: readonly Column[],
  links: readonly Link[],
  needed: number,
): Digit[] {
  const counting = columns
    .filter((column) => capacityOf(column) > 1)
    .sort((one, other) => rankOf(one) - rankOf(other));
  const alone = counting.find((column) => capacityOf(column) >= needed);
  // A single row needs no counting, but its sequence had better be 1.
  if (needed <= 1 && alone?.item.type !== 'integer') return [];
  if (alone) return [{ column: alone, radix: capacityOf(alone) }];
  const all: Digit[] = [
    ...counting.map((column) => ({ column, radix: capacityOf(column) })),
    ...links.map((link) => ({ column: link, radix: link.target.shape.rows })),
  ];
  const digits: Digit[] = [];
  for (const digit of all) if (reach(digits) < needed) digits.push(digit);
  return digits;
}
