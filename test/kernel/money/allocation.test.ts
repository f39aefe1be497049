import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from '../../../src/kernel/money/allocation.js';
import { fee } from './independent.js';

const weights = fc
  .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 })
  .filter((all) => all.some((weight) => weight > 0));
const texts = (all: number[]) => all.map(String);

describe('an allocation of a fee', () => {
  it('gives the yen left over to the largest remainders, among equals to the earlier', () => {
    expect(allocate(100, ['1', '1', '1'])).toEqual([34, 33, 33]);
    // 1,000,000 × 45.5 : 33.25 : 21.25 % = 455,000 : 332,500 : 212,500
    expect(allocate(1_000_000, ['45.5', '33.25', '21.25'])).toEqual([455_000, 332_500, 212_500]);
    // 10 × 5/9 = 5.55…, 10 × 3/9 = 3.33…, 10 × 1/9 = 1.11…: the one yen left goes to the first
    expect(allocate(10, ['5', '3', '1'])).toEqual([6, 3, 1]);
    expect(allocate(7, ['0', '2'])).toEqual([0, 7]);
  });

  it('sums to the total to the yen, each share less than a yen from its exact share', () => {
    fc.assert(
      fc.property(fee, weights, (total, all) => {
        const shares = allocate(total, texts(all));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
        const whole = all.reduce((sum, weight) => sum + BigInt(weight), 0n);
        for (const [index, share] of shares.entries()) {
          const off = BigInt(share) * whole - BigInt(total) * BigInt(all[index] ?? 0);
          expect(off < whole && off > -whole).toBe(true);
        }
      }),
    );
  });

  it('gives a heavier party no less than a lighter one, and depends on the ratio only', () => {
    fc.assert(
      fc.property(fee, weights, fc.integer({ min: 2, max: 900 }), (total, all, factor) => {
        const shares = allocate(total, texts(all));
        for (const [i, one] of all.entries())
          for (const [j, other] of all.entries())
            if (one > other) expect(shares[i]).toBeGreaterThanOrEqual(shares[j] ?? 0);
        expect(allocate(total, texts(all.map((weight) => weight * factor)))).toEqual(shares);
      }),
    );
  });

  it('needs a weight above zero', () => {
    expect(() => allocate(1, ['0', '0'])).toThrow(RangeError);
  });
});
