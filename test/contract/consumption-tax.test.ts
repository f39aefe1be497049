import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  consumptionTax,
  feeOf,
  isConsistentFee,
  MAX_FEE_YEN,
} from '../../src/features/contract/domain/consumption-tax.js';

const fee = fc.integer({ min: 0, max: MAX_FEE_YEN });
const rate = fc.integer({ min: 0, max: 100 });

describe('consumption tax', () => {
  it('rounds a fraction of a yen down, half up or up, as the contract says', () => {
    expect(consumptionTax(1_005, 10, 'floor')).toBe(100);
    expect(consumptionTax(1_005, 10, 'round')).toBe(101);
    expect(consumptionTax(1_001, 10, 'ceil')).toBe(101);
    expect(consumptionTax(1_000, 10, 'ceil')).toBe(100);
  });

  it('agrees with exact arithmetic for every fee, rate and rule', () => {
    fc.assert(
      fc.property(fee, rate, (yen, percent) => {
        const exact = BigInt(yen) * BigInt(percent);
        expect(consumptionTax(yen, percent, 'floor')).toBe(Number(exact / 100n));
        expect(consumptionTax(yen, percent, 'round')).toBe(Number((exact + 50n) / 100n));
        expect(consumptionTax(yen, percent, 'ceil')).toBe(Number((exact + 99n) / 100n));
      }),
    );
  });

  it('refuses an amount a yen off', () => {
    fc.assert(
      fc.property(fee, rate, fc.constantFrom('taxYen', 'totalYen'), (yen, percent, field) => {
        const right = feeOf(yen, percent, 'round');
        expect(isConsistentFee(right)).toBe(true);
        expect(isConsistentFee({ ...right, [field]: right[field as 'taxYen'] + 1 })).toBe(false);
      }),
    );
  });

  it('refuses fractions of a yen', () => {
    expect(isConsistentFee({ ...feeOf(100, 10, 'floor'), feeYen: 100.5 })).toBe(false);
  });
});
