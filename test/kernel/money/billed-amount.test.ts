import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  areRoundingTerms,
  billedAmount,
  consumptionTax,
  MAX_FEE_YEN,
  type RoundingTerms,
} from '../../../src/kernel/money/billed-amount.js';
import { DECIMAL, percentOf, ratioOf } from '../../../src/kernel/money/decimal.js';
import { ROUNDING_UNITS, ROUNDINGS } from '../../../src/kernel/money/rounding.js';
import { fee, percent, roundedTo } from './independent.js';

const rounding = fc.constantFrom(...ROUNDINGS);
const terms: fc.Arbitrary<RoundingTerms> = fc.record({
  taxRatePercent: percent.map(({ text }) => text),
  rounding,
  roundingUnitYen: fc.constantFrom(...ROUNDING_UNITS),
});

describe('consumption tax', () => {
  it('rounds a fraction of a yen down, half up or up, as the contract says', () => {
    expect(consumptionTax(1_005, '10', 'floor')).toBe(100);
    expect(consumptionTax(1_005, '10', 'round')).toBe(101);
    expect(consumptionTax(1_001, '10', 'ceil')).toBe(101);
    expect(consumptionTax(1_000, '10', 'ceil')).toBe(100);
    expect(consumptionTax(10_000, '7.85', 'floor')).toBe(785);
  });

  it('agrees with exact arithmetic for every fee, rate and rule', () => {
    fc.assert(
      fc.property(fee, percent, rounding, (yen, { text, thousandths }, rule) => {
        const exact = BigInt(yen) * thousandths;
        expect(consumptionTax(yen, text, rule)).toBe(roundedTo(exact, 100_000n, rule));
      }),
    );
  });
});

describe('a billed amount', () => {
  it('is rounded to the unit of the contract and shows the adjustment, not another tax', () => {
    const rounded = (rule: 'floor' | 'round' | 'ceil') =>
      billedAmount(1_234_567, { taxRatePercent: '10', rounding: rule, roundingUnitYen: 1000 });
    expect(rounded('floor')).toEqual({
      feeYen: 1_234_567,
      taxYen: 123_456,
      adjustmentYen: -23,
      totalYen: 1_358_000,
    });
    expect(rounded('ceil')).toMatchObject({ taxYen: 123_457, totalYen: 1_359_000 });
    expect(rounded('round')).toMatchObject({ adjustmentYen: -24, totalYen: 1_358_000 });
  });

  it('is a multiple of the unit, less than one unit away, and adds up', () => {
    fc.assert(
      fc.property(fee, terms, (yen, rule) => {
        const { feeYen, taxYen, adjustmentYen, totalYen } = billedAmount(yen, rule);
        expect(totalYen % rule.roundingUnitYen).toBe(0);
        expect(Math.abs(adjustmentYen)).toBeLessThan(rule.roundingUnitYen);
        expect(BigInt(feeYen) + BigInt(taxYen) + BigInt(adjustmentYen)).toBe(BigInt(totalYen));
        const unit = BigInt(rule.roundingUnitYen);
        const before = BigInt(feeYen) + BigInt(taxYen);
        expect(totalYen / rule.roundingUnitYen).toBe(roundedTo(before, unit, rule.rounding));
      }),
    );
  });

  it('stays within whole numbers at the largest fee and tax', () => {
    const largest = billedAmount(MAX_FEE_YEN, {
      taxRatePercent: '999.999',
      rounding: 'ceil',
      roundingUnitYen: 1000,
    });
    expect(largest.totalYen).toBe(10_999_990_000_000);
  });
});

describe('percentages', () => {
  it('have one text for one value', () => {
    for (const text of ['0', '10', '2.75', '14.6', '0.001', '100'])
      expect(DECIMAL.test(text)).toBe(true);
    for (const text of ['010', '10.0', '2.750', '.5', '5.', '-1', '1e3', '１０', '', '10%', ' 1'])
      expect(DECIMAL.test(text)).toBe(false);
    expect(() => ratioOf('10.0')).toThrow(RangeError);
  });

  it('are exact', () => {
    expect(percentOf(1000n, '2.75')).toEqual({ numerator: 275_000n, denominator: 10_000n });
  });

  it('of a contract are refused with a rate, rule or unit that is none', () => {
    const good: RoundingTerms = { taxRatePercent: '10', rounding: 'floor', roundingUnitYen: 10 };
    expect(areRoundingTerms(good)).toBe(true);
    for (const change of [
      { taxRatePercent: '10.00' },
      { taxRatePercent: '1000' },
      { rounding: 'half' },
      { roundingUnitYen: 5 },
    ])
      expect(areRoundingTerms({ ...good, ...change } as RoundingTerms)).toBe(false);
  });
});
