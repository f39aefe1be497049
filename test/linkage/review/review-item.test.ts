import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  judge,
  NEW_ITEM,
  verdictOf,
  type ReviewItem,
} from '../../../src/features/linkage/domain/review/review-item.js';
import { VERDICTS, type Verdict } from '../../../src/features/linkage/domain/review/verdict.js';
import { unwrap } from '../../../src/kernel/outcome.js';

const at = '2026-11-21T00:00:00.000Z';
const by = (item: ReviewItem, reviewer: string, verdict: Verdict) =>
  judge(item, { reviewer, verdict, at });
const after = (...verdicts: Verdict[]): ReviewItem =>
  verdicts.reduce((item, verdict, i) => unwrap(by(item, `R${i}`, verdict)), NEW_ITEM);

describe('one pair under review', () => {
  it('is not decided by one reviewer alone', () => {
    const item = after('same');
    expect(item.state).toBe('judged-once');
    expect(verdictOf(item)).toBeUndefined();
  });

  it('is decided by two who agree', () => {
    const item = after('different', 'different');
    expect(item.state).toBe('agreed');
    expect(verdictOf(item)).toBe('different');
  });

  it('is open to a third person where two disagree, and the third settles it', () => {
    const disputed = after('same', 'different');
    expect(disputed.state).toBe('disputed');
    expect(verdictOf(disputed)).toBeUndefined();
    const settled = unwrap(by(disputed, 'R2', 'different'));
    expect(settled.state).toBe('settled');
    expect(verdictOf(settled)).toBe('different');
  });

  it('cannot be judged twice by one person, in no role', () => {
    const disputed = after('same', 'different');
    expect(by(after('same'), 'R0', 'same')).toMatchObject({
      error: { code: 'REVIEW_JUDGED_ALREADY' },
    });
    expect(by(disputed, 'R1', 'same')).toMatchObject({ error: { code: 'REVIEW_JUDGED_ALREADY' } });
  });

  it('takes no third judgement where two agreed, and no fourth', () => {
    for (const item of [after('same', 'same'), after('same', 'different', 'same')])
      expect(by(item, 'R9', 'same')).toMatchObject({ error: { code: 'TRANSITION_REFUSED' } });
  });

  it('has a verdict exactly when two persons gave it, or a third settled a dispute', () => {
    const verdict = fc.constantFrom(...VERDICTS);
    fc.assert(
      fc.property(verdict, verdict, verdict, (first, second, third) => {
        const two = after(first, second);
        expect(verdictOf(two)).toBe(first === second ? first : undefined);
        if (first !== second) expect(verdictOf(after(first, second, third))).toBe(third);
      }),
    );
  });
});
