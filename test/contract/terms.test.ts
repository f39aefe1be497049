import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isTermEnd, refusalDeadline, termEndOn } from '../../src/features/contract/domain/terms.js';

const term = (endsOn: string, years = 1, noticeMonths = 3) => ({
  startsOn: '2026-04-01',
  endsOn,
  renewal: { years, noticeMonths },
});

describe('the terms of a basic contract', () => {
  it.each([
    ['2027-03-31', 3, '2026-12-31'],
    ['2027-03-31', 1, '2027-02-28'],
    ['2028-03-31', 1, '2028-02-29'],
    ['2027-02-28', 3, '2026-11-30'],
    ['2027-03-15', 6, '2026-09-15'],
    ['2027-01-31', 24, '2025-01-31'],
  ])('that end %s are refused %i months before, by %s', (endsOn, months, deadline) => {
    expect(refusalDeadline(term(endsOn, 1, months), endsOn)).toBe(deadline);
  });

  it('are renewed from the day after, also over the end of February', () => {
    expect(termEndOn(term('2027-03-31'), '2027-03-31')).toBe('2027-03-31');
    expect(termEndOn(term('2027-03-31'), '2027-04-01')).toBe('2028-03-31');
    expect(termEndOn(term('2027-03-31', 3), '2030-04-01')).toBe('2033-03-31');
    expect(termEndOn(term('2027-02-28'), '2027-03-01')).toBe('2028-02-29');
    expect(termEndOn(term('2028-02-29'), '2028-03-01')).toBe('2029-02-28');
  });

  it('follow on one another without gap, and every deadline lies within its term or before', () => {
    const day = fc
      .date({ min: new Date('2027-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 5 }), (endsOn, on, years) => {
        const each = term(endsOn, years);
        const end = termEndOn(each, on);
        expect(end >= on).toBe(true);
        expect(isTermEnd(each, end)).toBe(true);
        expect(refusalDeadline(each, end) < end).toBe(true);
      }),
    );
  });
});
