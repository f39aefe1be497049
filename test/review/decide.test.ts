import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkOpening } from '../../src/features/review/domain/decide.js';
import { CHOICES, type Choice, DECISIONS } from '../../src/features/review/domain/review.js';
import { countedVotes, tallyOf } from '../../src/features/review/domain/tally.js';
import { after, opened, type Step, take, voted } from './committee.js';

const TODAY = '2026-11-21';

const by = fc.constantFrom('a', 'b', 'c', 'd');
/** Seldom: it is never taken back, and where all have one nobody votes. */
const conflict = fc.nat(9).map((n) => n === 0);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('declare'), by, conflict }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('vote'), by, vote: fc.constantFrom(...CHOICES) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('decide'),
      by,
      decision: fc.constantFrom(...DECISIONS),
    }),
  },
);
/** As long as it may get: by itself fast-check stops at ten steps, in which hardly anything is decided. */
const history = fc.array(step, { maxLength: 40, size: 'max' });
const free = (who: string): Step => ({ do: 'declare', by: who, conflict: false });
const conflicted = (who: string): Step => ({ do: 'declare', by: who, conflict: true });
const vote = (who: string, choice: Choice = 'approve'): Step => ({
  do: 'vote',
  by: who,
  vote: choice,
});
const approval = (who: string): Step => ({ do: 'decide', by: who, decision: 'approved' });
const rejection = (who: string): Step => ({ do: 'decide', by: who, decision: 'rejected' });
const refused = (code: string) => ({ ok: false, error: { code } });

describe('whatever a committee does in whatever order', () => {
  it('no member counts twice', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const voters = after(steps).votes.map(({ member }) => member.id);
        expect(new Set(voters).size).toBe(voters.length);
      }),
    );
  });

  it('no member who ever declared a conflict counts, votes afterwards or decides', () => {
    fc.assert(
      fc.property(history, by, history, (before, who, then) => {
        const declared = after([...before, conflicted(who)]);
        fc.pre(declared.state === 'pending');
        const review = after([...before, conflicted(who), ...then]);
        expect(countedVotes(review).map(({ member }) => member.id)).not.toContain(who);
        const votes = (of: typeof review) => of.votes.filter(({ member }) => member.id === who);
        expect(votes(review)).toEqual(votes(declared));
        expect(review.ruling?.decidedBy.id).not.toBe(who);
      }),
    );
  });

  it('the decision is the majority of at least two votes of unconflicted members', () => {
    let decided = 0;
    fc.assert(
      fc.property(history, (steps) => {
        const review = after([...steps, free('z'), approval('z'), rejection('z')]);
        const conflicts = review.declarations.filter(({ conflict }) => conflict);
        const excluded = new Set(conflicts.map(({ member }) => member.id));
        const valid = review.votes.filter(({ member }) => !excluded.has(member.id));
        const pro = valid.filter((one) => one.vote === 'approve').length;
        const contra = valid.filter((one) => one.vote === 'reject').length;
        const clear = pro + contra >= 2 && pro !== contra;
        expect(review.state).toBe(!clear ? 'pending' : pro > contra ? 'approved' : 'rejected');
        if (clear) decided += 1;
      }),
      { numRuns: 500 },
    );
    // Of about a hundred, or the property would have said nothing.
    expect(decided).toBeGreaterThan(50);
  });

  it('nothing changes what is decided', () => {
    fc.assert(
      fc.property(fc.constantFrom('approve', 'reject'), step, (choice: Choice, later) => {
        const decided = after([...voted(choice, choice), approval('a'), rejection('a')]);
        expect(decided.state).not.toBe('pending');
        expect(take(decided, later)).toMatchObject(refused('TRANSITION_REFUSED'));
      }),
    );
  });
});

describe('a member', () => {
  it('declares before voting, and before deciding', () => {
    expect(take(opened(), vote('a'))).toMatchObject(refused('CONFLICT_UNDECLARED'));
    expect(take(after(voted('approve', 'approve')), approval('z'))).toMatchObject(
      refused('CONFLICT_UNDECLARED'),
    );
  });

  it('with a conflict neither votes nor decides, and cannot take the declaration back', () => {
    const review = after([...voted('approve', 'approve'), conflicted('z')]);
    for (const [next, code] of [
      [vote('z'), 'MEMBER_CONFLICTED'],
      [approval('z'), 'MEMBER_CONFLICTED'],
      [free('z'), 'CONFLICT_STANDS'],
    ] as const)
      expect(take(review, next)).toMatchObject(refused(code));
  });

  it('who finds a conflict after voting loses the vote, which stays on record', () => {
    const review = after([...voted('approve', 'approve'), conflicted('b')]);
    expect(review.votes).toHaveLength(2);
    expect(tallyOf(review)).toEqual({ approve: 1, reject: 0, abstain: 0, cast: 1 });
    expect(take(review, approval('a'))).toMatchObject(refused('QUORUM_MISSING'));
  });

  it('votes once, and does not vote another way later', () => {
    const review = after(voted('approve'));
    expect(take(review, vote('a', 'reject'))).toMatchObject(refused('VOTED_ALREADY'));
  });
});

describe('a decision', () => {
  it.each<[Choice[], Step, string]>([
    [['approve'], approval('a'), 'QUORUM_MISSING'],
    [['approve', 'abstain', 'abstain'], approval('a'), 'QUORUM_MISSING'],
    [['approve', 'reject'], approval('a'), 'VOTES_TIED'],
    [['approve', 'reject'], rejection('a'), 'VOTES_TIED'],
    [['approve', 'approve', 'reject'], rejection('a'), 'DECISION_AGAINST_MAJORITY'],
    [['reject', 'reject', 'approve'], approval('a'), 'DECISION_AGAINST_MAJORITY'],
  ])('after the votes %j is not %j: %s', (votes, ruling, code) => {
    expect(take(after(voted(...votes)), ruling)).toMatchObject(refused(code));
  });

  it('follows when a further member breaks the tie', () => {
    const review = after(voted('approve', 'reject', 'reject', 'abstain'));
    expect(take(review, rejection('d'))).toMatchObject({ value: { state: 'rejected' } });
  });
});

describe('a review', () => {
  it('of the second kind is about a case only', () => {
    const id = opened().id;
    const request = { kind: 'provision-request', id } as const;
    expect(checkOpening('second', request, '2026-12-25', TODAY)).toMatchObject(
      refused('REVIEW_SUBJECT_WRONG'),
    );
    expect(checkOpening('first', request, TODAY, TODAY).ok).toBe(true);
    expect(checkOpening('second', { kind: 'case', id }, '2026-12-25', TODAY).ok).toBe(true);
  });

  it.each(['2027-02-30', '2026-11-20'])(
    'is due on a day of the calendar to come, not on %s',
    (dueOn) => {
      const subject = opened().subject;
      expect(checkOpening('first', subject, dueOn, TODAY)).toMatchObject(
        refused('REVIEW_DUE_DATE_INVALID'),
      );
    },
  );
});
