import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkConsistent } from '../../src/features/holdings/domain/check-holdings.js';
import { coarsen, countOf } from '../../src/features/holdings/domain/coarsen.js';
import { countText } from '../../src/features/holdings/domain/holdings.js';
import type { CoarseningRule, Holdings } from '../../src/features/holdings/index.js';
import { holdingsOfResults } from './holdings-of.js';

const rules: fc.Arbitrary<CoarseningRule> = fc.record({
  smallest: fc.integer({ min: 1, max: 200 }),
  digits: fc.integer({ min: 0, max: 4 }),
  period: fc.constantFrom('month', 'year'),
});

const month = fc
  .tuple(fc.integer({ min: 2015, max: 2020 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, of]) => `${year}-${String(of).padStart(2, '0')}`);

const holdings: fc.Arbitrary<Holdings> = fc
  .uniqueArray(fc.tuple(month, fc.nat(2_000), fc.nat(3_000)), { selector: ([of]) => of })
  .map((counts) =>
    holdingsOfResults(
      ['unit'],
      counts.map(([of, values, more]) => ({ month: of, rows: values + more, values: [values] })),
      Math.min(3, ...counts.map(([, values, more]) => values + more), counts.length),
    ),
  );

describe('Coarser holdings', () => {
  it.each([
    [0, '0'],
    [1, '<10'],
    [9, '<10'],
    [10, '10'],
    [99, '99'],
    [1_204, '1200'],
    [98_765, '98000'],
  ])('tell %d as %s', (count, told) => {
    const rule = { smallest: 10, digits: 2, period: 'month' } as const;
    expect(countText(countOf(count, rule))).toBe(told);
  });

  it('never tell a small count, nor more than there is, nor less than the smallest told', () => {
    fc.assert(
      fc.property(fc.nat(100_000), rules, (count, rule) => {
        const told = countOf(count, rule);
        if (typeof told !== 'number') {
          expect(count).toBeGreaterThan(0);
          expect(count).toBeLessThan(told.lessThan);
        } else {
          expect(told).toBeLessThanOrEqual(count);
          expect(told === 0 || told >= rule.smallest).toBe(true);
        }
      }),
    );
  });

  it('stay the same when they are made coarser again by the same rule', () => {
    fc.assert(
      fc.property(holdings, rules, (exact, rule) => {
        const once = coarsen(exact, rule);
        expect(coarsen(once, rule)).toEqual(once);
      }),
    );
  });

  it('are as consistent as the exact ones', () => {
    fc.assert(
      fc.property(holdings, rules, (exact, rule) => {
        expect(checkConsistent(exact).ok).toBe(true);
        expect(checkConsistent(coarsen(exact, rule)).ok).toBe(true);
      }),
    );
  });

  it('by year cover every year that is touched, and call only whole years a gap', () => {
    const touched = ['2015-04', '2017-12', '2018-01', '2020-01'];
    const exact = holdingsOfResults(
      [],
      touched.map((of) => ({ month: of, rows: 500, values: [] })),
    );
    const { tables } = coarsen(exact, { smallest: 1, digits: 0, period: 'year' });
    expect(tables[0]).toMatchObject({
      period: { first: '2015-01', last: '2020-12' },
      gaps: [
        { first: '2016-01', last: '2016-12' },
        { first: '2019-01', last: '2019-12' },
      ],
    });
  });
});
