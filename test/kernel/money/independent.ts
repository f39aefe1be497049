import fc from 'fast-check';
import { MAX_FEE_YEN } from '../../../src/kernel/money/billed-amount.js';

/** Formulas written independently of src/kernel/money, to compare with. */

export const fee = fc.integer({ min: 0, max: MAX_FEE_YEN });

/** A percentage in its canonical writing and in thousandths of a percent. */
export const percent = fc.integer({ min: 0, max: 999_999 }).map((thousandths) => ({
  text: textOf(thousandths),
  thousandths: BigInt(thousandths),
}));

function textOf(thousandths: number): string {
  const digits = String(thousandths).padStart(4, '0');
  const fraction = digits.slice(-3).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -3) : `${digits.slice(0, -3)}.${fraction}`;
}

/** numerator / denominator rounded, by adding before dividing. */
export function roundedTo(
  numerator: bigint,
  denominator: bigint,
  rule: 'floor' | 'round' | 'ceil',
): number {
  const doubled = numerator * 2n;
  const add = { floor: 0n, round: denominator, ceil: 2n * denominator - 1n }[rule];
  return Number((doubled + add) / (2n * denominator));
}

const DAY_MS = 86_400_000;

/** The calendar from one date on, day by day. */
export function* daysFrom(date: string): Generator<string, never> {
  for (let time = Date.parse(date); ; time += DAY_MS)
    yield new Date(time).toISOString().slice(0, 10);
}

export const date = fc
  .integer({ min: 0, max: 3650 })
  .map((n) => new Date(Date.UTC(2026, 0, 1) + n * DAY_MS).toISOString().slice(0, 10));
