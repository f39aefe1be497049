import type { Rounding } from './rule-set.js';

/** An exact fraction; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const DECIMAL = /^([+-]?)(\d{1,40})(?:\.(\d{1,40}))?$/;

/** `12.5`, `-0.05`; null where it is not written so. */
export function decimal(text: string): Fraction | null {
  const [, sign, whole = '', decimals = ''] = DECIMAL.exec(text) ?? [];
  if (sign === undefined) return null;
  const digits = BigInt(whole + decimals);
  return {
    numerator: sign === '-' ? -digits : digits,
    denominator: 10n ** BigInt(decimals.length),
  };
}

/** A decimal, or two with a slash: `1/88.4`. */
export function fraction(text: string): Fraction | null {
  const [above = '', below = '1', ...rest] = text.split('/');
  const [a, b] = [decimal(above), decimal(below)];
  if (!a || !b || b.numerator === 0n || rest.length > 0) return null;
  const numerator = a.numerator * b.denominator;
  const denominator = a.denominator * b.numerator;
  return denominator < 0n
    ? { numerator: -numerator, denominator: -denominator }
    : { numerator, denominator };
}

export const times = (a: Fraction, b: Fraction): Fraction => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
});

export const plus = (a: Fraction, b: Fraction): Fraction => ({
  numerator: a.numerator * b.denominator + b.numerator * a.denominator,
  denominator: a.denominator * b.denominator,
});

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Decimals of the exact value, or null where they never end. */
export function decimalsOf({ numerator, denominator }: Fraction): number | null {
  let rest = denominator / greatestDivisor(numerator, denominator);
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : null;
}

const UP: Readonly<
  Record<Rounding, (negative: boolean, twice: bigint, whole: bigint, quotient: bigint) => boolean>
> = {
  truncate: () => false,
  floor: (negative) => negative,
  ceil: (negative) => !negative,
  'half-up': (_, twice, whole) => twice >= whole,
  'half-even': (_, twice, whole, quotient) =>
    twice > whole || (twice === whole && quotient % 2n === 1n),
};

/** The value with this many decimals. `half-up` rounds a half away from zero. */
export function withDecimals(value: Fraction, decimals: number, rounding: Rounding): string {
  const negative = value.numerator < 0n;
  const size = (negative ? -value.numerator : value.numerator) * 10n ** BigInt(decimals);
  const quotient = size / value.denominator;
  const remainder = size % value.denominator;
  const up = remainder > 0n && UP[rounding](negative, 2n * remainder, value.denominator, quotient);
  const digits = String(up ? quotient + 1n : quotient).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
}
