import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { billedAmount } from '../../../src/kernel/money/billed-amount.js';
import { type InstalmentPlan, instalmentsOf } from '../../../src/kernel/money/instalments.js';
import { ROUNDING_UNITS, ROUNDINGS } from '../../../src/kernel/money/rounding.js';
import { percent, roundedTo } from './independent.js';

const acceptance = (feeYen: number): InstalmentPlan => ({
  feeYen,
  trigger: 'acceptance',
  on: null,
});

describe('instalments', () => {
  it('carry the tax of the whole fee between them, whatever each alone would round to', () => {
    const terms = { taxRatePercent: '10', rounding: 'floor', roundingUnitYen: 1 } as const;
    // 333 + 333 + 334 = 1,000 → 100 of tax; each alone: 33 + 33 + 33 = 99
    const all = instalmentsOf([acceptance(333), acceptance(333), acceptance(334)], terms);
    expect(all.map(({ number, taxYen, totalYen }) => [number, taxYen, totalYen])).toEqual([
      [1, 33, 366],
      [2, 33, 366],
      [3, 34, 368],
    ]);
  });

  it('sum to the amounts of the contract, each tax within a yen of its own', () => {
    const fees = fc.array(fc.integer({ min: 1, max: 10_000_000_000 }), {
      minLength: 1,
      maxLength: 24,
    });
    const terms = fc.record({
      rate: percent,
      rounding: fc.constantFrom(...ROUNDINGS),
      roundingUnitYen: fc.constantFrom(...ROUNDING_UNITS),
    });
    fc.assert(
      fc.property(fees, terms, (all, { rate, ...rule }) => {
        const full = { taxRatePercent: rate.text, ...rule };
        const made = instalmentsOf(all.map(acceptance), full);
        const sum = (of: 'feeYen' | 'taxYen' | 'adjustmentYen' | 'totalYen') =>
          made.reduce((total, instalment) => total + instalment[of], 0);
        const { feeYen, taxYen, adjustmentYen, totalYen } = billedAmount(sum('feeYen'), full);
        expect([sum('feeYen'), sum('taxYen'), sum('adjustmentYen'), sum('totalYen')]).toEqual([
          feeYen,
          taxYen,
          adjustmentYen,
          totalYen,
        ]);
        for (const one of made) {
          const alone = roundedTo(BigInt(one.feeYen) * rate.thousandths, 100_000n, rule.rounding);
          expect(Math.abs(one.taxYen - alone)).toBeLessThanOrEqual(1);
          expect(one.feeYen + one.taxYen + one.adjustmentYen).toBe(one.totalYen);
          expect(one.totalYen).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
