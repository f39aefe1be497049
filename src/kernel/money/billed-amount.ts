import { PERCENT, percentOf } from './decimal.js';
import {
  type Rounding,
  ROUNDING_UNITS,
  ROUNDINGS,
  type RoundingUnit,
  roundYen,
} from './rounding.js';

/** Far above any contract, and far below the integers that a number holds exactly. */
export const MAX_FEE_YEN = 1_000_000_000_000;

/** 税率及び端数整理. */
export interface RoundingTerms {
  /** Consumption tax in percent, e.g. `10` or `7.8`; see `PERCENT`. */
  readonly taxRatePercent: string;
  readonly rounding: Rounding;
  /** Unit of the billed total. Tax is always rounded to whole yen: a qualified invoice states it. */
  readonly roundingUnitYen: RoundingUnit;
}

/** 請求金額. Whole yen: fee + tax + adjustment = total. */
export interface BilledAmount {
  /** Exclusive of tax. */
  readonly feeYen: number;
  readonly taxYen: number;
  /** 端数調整額: brings the total to the rounding unit; negative where it is rounded down. */
  readonly adjustmentYen: number;
  readonly totalYen: number;
}

/** 消費税等相当額 of a fee, in whole yen. */
export const consumptionTax = (feeYen: number, percent: string, rounding: Rounding): number =>
  roundYen(percentOf(BigInt(feeYen), percent), rounding);

export function billedAmount(feeYen: number, terms: RoundingTerms): BilledAmount {
  const taxYen = consumptionTax(feeYen, terms.taxRatePercent, terms.rounding);
  const exact = { numerator: BigInt(feeYen + taxYen), denominator: 1n };
  const totalYen = roundYen(exact, terms.rounding, terms.roundingUnitYen);
  return { feeYen, taxYen, adjustmentYen: totalYen - feeYen - taxYen, totalYen };
}

/** What of `total` remains after `before`, component by component. */
export const difference = (total: BilledAmount, before: BilledAmount): BilledAmount => ({
  feeYen: total.feeYen - before.feeYen,
  taxYen: total.taxYen - before.taxYen,
  adjustmentYen: total.adjustmentYen - before.adjustmentYen,
  totalYen: total.totalYen - before.totalYen,
});

export const isFee = (yen: number): boolean =>
  Number.isInteger(yen) && yen >= 0 && yen <= MAX_FEE_YEN;

export const areRoundingTerms = (terms: RoundingTerms): boolean =>
  PERCENT.test(terms.taxRatePercent) &&
  ROUNDINGS.includes(terms.rounding) &&
  ROUNDING_UNITS.includes(terms.roundingUnitYen);

export const sameAmount = (one: BilledAmount, other: BilledAmount): boolean =>
  one.feeYen === other.feeYen &&
  one.taxYen === other.taxYen &&
  one.adjustmentYen === other.adjustmentYen &&
  one.totalYen === other.totalYen;
