import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coarsen, commonPeriod, type Holdings } from '../../src/features/holdings/index.js';
import { holdingsOfResults } from './holdings-of.js';

const MONTHS = ['2019-11', '2019-12', '2020-01', '2020-02', '2020-03', '2020-04', '2020-05'];
const ITEMS = ['item_code', 'unit'];
const NAMES = ITEMS.map((item) => ({ table: 'lab_result', item }));

/** Holdings of one table: for each item, in which months there is how much. */
const holdingsOf = (counts: readonly (readonly number[])[], undated = 0): Holdings =>
  holdingsOfResults(ITEMS, [
    { month: null, rows: undated, values: ITEMS.map(() => undated) },
    ...MONTHS.map((month, at) => {
      const values = counts.map((item) => item[at] ?? 0);
      return { month, rows: Math.max(...values), values };
    }),
  ]);

const months = (...held: readonly number[]) => MONTHS.map((_, at) => (held.includes(at) ? 100 : 0));
const all = months(0, 1, 2, 3, 4, 5, 6);

const OPERATORS = ['MINATO', 'AOBA', 'YAMATO', 'HARUKA'];
const counts = fc.array(fc.constantFrom(0, 0, 50), { minLength: 7, maxLength: 7 });
const partners = fc.array(fc.tuple(counts, counts), { minLength: 1, maxLength: 4 });

describe('The common period', () => {
  it('is limited at each end by the item and the operator that hold it shortest', () => {
    const common = commonPeriod(
      [
        { operator: 'MINATO', holdings: holdingsOf([all, months(1, 2, 3, 4, 5, 6)]) },
        { operator: 'AOBA', holdings: holdingsOf([months(0, 1, 2, 3, 4), all]) },
        { operator: 'YAMATO', holdings: holdingsOf([all, all]) },
      ],
      NAMES,
    );
    expect(common).toMatchObject({
      period: { first: '2019-12', last: '2020-03' },
      start: {
        month: '2019-12',
        limitedBy: [{ operator: 'MINATO', table: 'lab_result', item: 'unit' }],
      },
      end: {
        month: '2020-03',
        limitedBy: [{ operator: 'AOBA', table: 'lab_result', item: 'item_code' }],
      },
      lacking: [],
    });
  });

  it('is none where one operator ends before another begins, and says who', () => {
    const common = commonPeriod(
      [
        { operator: 'MINATO', holdings: holdingsOf([months(4, 5), all]) },
        { operator: 'AOBA', holdings: holdingsOf([months(0, 1), all]) },
      ],
      NAMES,
    );
    expect(common).toMatchObject({
      period: null,
      start: { month: '2020-03', limitedBy: [{ operator: 'MINATO' }] },
      end: { month: '2019-12', limitedBy: [{ operator: 'AOBA' }] },
      unbroken: [],
    });
  });

  it('names who lacks an item, holds too little of it, or has told nothing', () => {
    const rule = { smallest: 200, digits: 0, period: 'month' } as const;
    const common = commonPeriod(
      [
        { operator: 'MINATO', holdings: holdingsOf([all, months()]) },
        { operator: 'AOBA', holdings: coarsen(holdingsOf([all, months(3)]), rule) },
        { operator: 'YAMATO', holdings: undefined },
      ],
      NAMES,
    );
    expect(common.lacking.map(({ operator, item, reason }) => [operator, item, reason])).toEqual([
      ['MINATO', 'unit', 'not-held'],
      ['AOBA', 'unit', 'too-few'],
      ['YAMATO', 'item_code', 'nothing-told'],
      ['YAMATO', 'unit', 'nothing-told'],
    ]);
    expect(common.period).toEqual({ first: '2019-11', last: '2020-05' });
  });

  it('is not limited by what is held without dates', () => {
    const undated = { operator: 'AOBA', holdings: holdingsOf([months(), months()], 30) };
    const dated = { operator: 'MINATO', holdings: holdingsOf([months(2, 3), months(2, 3)]) };
    const common = commonPeriod([undated, dated], NAMES);
    expect(common.period).toEqual({ first: '2020-01', last: '2020-02' });
    expect(common.undated.map(({ operator, item }) => [operator, item])).toEqual([
      ['AOBA', 'item_code'],
      ['AOBA', 'unit'],
    ]);
  });

  it('without its gaps is exactly the months in which everybody has everything', () => {
    fc.assert(
      fc.property(partners, (given) => {
        const asked = given.map((items, at) => ({
          operator: OPERATORS[at] ?? '',
          holdings: holdingsOf(items),
        }));
        const { unbroken, lacking } = commonPeriod(asked, NAMES);
        const held = given.flat().filter((item) => item.some((count) => count > 0));
        const expected = MONTHS.filter(
          (_, at) => held.length > 0 && held.every((item) => (item[at] ?? 0) > 0),
        );
        const found = MONTHS.filter((month) =>
          unbroken.some(({ first, last }) => first <= month && month <= last),
        );
        expect(found).toEqual(expected);
        expect(lacking).toHaveLength(given.flat().length - held.length);
      }),
    );
  });

  it('does not depend on the order of operators and items', () => {
    fc.assert(
      fc.property(partners, (given) => {
        const asked = given.map((items, at) => ({
          operator: OPERATORS[at] ?? '',
          holdings: holdingsOf(items),
        }));
        const forth = commonPeriod(asked, NAMES);
        const back = commonPeriod([...asked].reverse(), [...NAMES].reverse());
        expect([back.period, back.unbroken]).toEqual([forth.period, forth.unbroken]);
      }),
    );
  });
});
