/** 端数整理. What becomes of a fraction of a yen: 切捨て, 四捨五入 (half up), 切上げ. */
export const ROUNDINGS = ['floor', 'round', 'ceil'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** Above this the product with a percentage could leave the integers that a number holds exactly. */
export const MAX_FEE_YEN = 1_000_000_000_000;

/** 契約金額. All amounts in whole yen; `feeYen` is exclusive of tax, `totalYen` inclusive. */
export interface Fee {
  readonly feeYen: number;
  /** Whole percent, 0 to 100. */
  readonly taxRatePercent: number;
  readonly rounding: Rounding;
  readonly taxYen: number;
  readonly totalYen: number;
}

/** Consumption tax of a fee in whole yen. Both arguments are integers: no fraction is ever a float. */
export function consumptionTax(feeYen: number, taxRatePercent: number, rounding: Rounding): number {
  const hundredths = feeYen * taxRatePercent;
  const rest = hundredths % 100;
  const whole = (hundredths - rest) / 100;
  if (rest === 0 || rounding === 'floor') return whole;
  return rounding === 'ceil' || rest >= 50 ? whole + 1 : whole;
}

export function feeOf(feeYen: number, taxRatePercent: number, rounding: Rounding): Fee {
  const taxYen = consumptionTax(feeYen, taxRatePercent, rounding);
  return { feeYen, taxRatePercent, rounding, taxYen, totalYen: feeYen + taxYen };
}

const isWithin = (value: number, max: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= max;

/** True for a fee whose tax and total follow from its fee, rate and rounding rule. */
export function isConsistentFee(fee: Fee): boolean {
  const { feeYen, taxRatePercent, rounding, taxYen, totalYen } = fee;
  if (!isWithin(feeYen, MAX_FEE_YEN) || !isWithin(taxRatePercent, 100)) return false;
  const expected = feeOf(feeYen, taxRatePercent, rounding);
  return expected.taxYen === taxYen && expected.totalYen === totalYen;
}
