import type { Ratio } from './decimal.js';

/** 端数整理. What becomes of a fraction: 切捨て, 四捨五入 (half up), 切上げ. */
export const ROUNDINGS = ['floor', 'round', 'ceil'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** 端数整理の単位 in yen: of 10, an amount becomes a multiple of ten yen. */
export const ROUNDING_UNITS = [1, 10, 100, 1000] as const;
export type RoundingUnit = (typeof ROUNDING_UNITS)[number];

/** The exact amount as a multiple of the unit, in whole yen. */
export function roundYen(exact: Ratio, rounding: Rounding, unit: RoundingUnit = 1): number {
  const whole = roundedQuotient(exact.numerator, exact.denominator * BigInt(unit), rounding);
  return safeYen(whole * BigInt(unit));
}

function roundedQuotient(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const whole = numerator / denominator;
  const rest = numerator % denominator;
  if (rest === 0n || rounding === 'floor') return whole;
  return rounding === 'ceil' || rest * 2n >= denominator ? whole + 1n : whole;
}

/** Above 2^53 a number would no longer be the amount; no contract comes near. */
function safeYen(yen: bigint): number {
  if (yen > BigInt(Number.MAX_SAFE_INTEGER))
    throw new RangeError('The amount leaves the integers.');
  return Number(yen);
}
