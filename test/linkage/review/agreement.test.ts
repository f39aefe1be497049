import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { agreementOf } from '../../../src/features/linkage/domain/review/agreement.js';
import { VERDICTS, type Verdict } from '../../../src/features/linkage/domain/review/verdict.js';

const times = (count: number, first: Verdict, second: Verdict) =>
  Array.from({ length: count }, () => [first, second] as const);

describe('agreement of two reviewers', () => {
  it('is the kappa of the textbook example: 20 and 15 alike of 50, 5 and 10 not', () => {
    const { kappa, agreed, pairs, table } = agreementOf([
      ...times(20, 'same', 'same'),
      ...times(5, 'same', 'different'),
      ...times(10, 'different', 'same'),
      ...times(15, 'different', 'different'),
    ]);
    expect({ agreed, pairs }).toEqual({ agreed: 35, pairs: 50 });
    expect(kappa).toBeCloseTo(0.4, 10);
    expect(table).toEqual([
      [20, 5, 0],
      [10, 15, 0],
      [0, 0, 0],
    ]);
  });

  it('is none where both gave one verdict to all pairs: that proves nothing', () => {
    expect(agreementOf(times(30, 'same', 'same')).kappa).toBeNull();
    expect(agreementOf([]).kappa).toBeNull();
  });

  it('is 0 for one who always says the same, however often that fits', () => {
    const verdicts = [...times(90, 'same', 'same'), ...times(10, 'different', 'same')];
    expect(agreementOf(verdicts).kappa).toBeCloseTo(0, 10);
  });

  it('does not depend on who is called first, nor on the order of the pairs', () => {
    const verdict = fc.constantFrom(...VERDICTS);
    fc.assert(
      fc.property(fc.array(fc.tuple(verdict, verdict)), (pairs) => {
        const { kappa, agreed } = agreementOf(pairs);
        const swapped = agreementOf(pairs.map(([a, b]) => [b, a] as const).reverse());
        expect(swapped.agreed).toBe(agreed);
        expect(swapped.kappa ?? -2).toBeCloseTo(kappa ?? -2, 10);
      }),
    );
  });
});
