/** An exact non-negative rational: money is never computed in binary fractions. */
export interface Ratio {
  readonly numerator: bigint;
  /** Greater than zero. */
  readonly denominator: bigint;
}

/**
 * A decimal in its one canonical writing, e.g. `0`, `10`, `2.75`: no leading zeros, no trailing zeros
 * after the point, so that one value has one text and one signature.
 */
export const DECIMAL = /^(0|[1-9]\d{0,8})(\.\d{0,5}[1-9])?$/;

/** A percentage of at most three digits before and three after the point, written as `DECIMAL`. */
export const PERCENT = /^(0|[1-9]\d{0,2})(\.\d{0,2}[1-9])?$/;

/** The exact value of a text that matches `DECIMAL`; anything else is a fault of the caller. */
export function ratioOf(decimal: string): Ratio {
  if (!DECIMAL.test(decimal)) throw new RangeError(`Not a canonical decimal: ${decimal}`);
  const [whole = '', fraction = ''] = decimal.split('.');
  return { numerator: BigInt(whole + fraction), denominator: 10n ** BigInt(fraction.length) };
}

/** The percentage of a whole amount, e.g. 2.75 % of 1,000 = 27.5. */
export function percentOf(amount: bigint, percent: string): Ratio {
  const { numerator, denominator } = ratioOf(percent);
  return { numerator: amount * numerator, denominator: denominator * 100n };
}
