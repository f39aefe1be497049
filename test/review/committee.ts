import { newId } from '../../src/kernel/ids.js';
import type { Outcome } from '../../src/kernel/outcome.js';
import { castVote, declare, decide } from '../../src/features/review/domain/decide.js';
import type { Choice, Decision, Review } from '../../src/features/review/domain/review.js';

const AT = '2026-11-21T03:00:00.000Z';
const person = (id: string) => ({ id, name: `委員${id}` });

export type Step =
  | { do: 'declare'; by: string; conflict: boolean }
  | { do: 'vote'; by: string; vote: Choice }
  | { do: 'decide'; by: string; decision: Decision };

export const opened = (): Review => ({
  id: newId(),
  kind: 'first',
  subject: { kind: 'case', id: newId() },
  state: 'pending',
  openedOn: '2026-11-21',
  dueOn: '2026-12-25',
  declarations: [],
  votes: [],
});

export function take(review: Review, step: Step): Outcome<Review> {
  const member = person(step.by);
  if (step.do === 'declare')
    return declare(review, { member, conflict: step.conflict, declaredAt: AT });
  if (step.do === 'vote')
    return castVote(review, { member, vote: step.vote, rationale: '妥当', castAt: AT });
  const { decision } = step;
  const ruling = { decision, decidedOn: '2026-11-21', decidedBy: member };
  return decide(review, { ...ruling, conditions: [], minutes: '議事録' });
}

/** Takes the steps that are possible and passes over the others. */
export const after = (steps: readonly Step[]): Review =>
  steps.reduce((review, step) => {
    const next = take(review, step);
    return next.ok ? next.value : review;
  }, opened());

/** Members a, b, … without conflict, one for each vote. */
export const voted = (...votes: Choice[]): Step[] =>
  votes.flatMap((vote, index): Step[] => {
    const by = 'abcdefgh'.charAt(index);
    return [
      { do: 'declare', by, conflict: false },
      { do: 'vote', by, vote },
    ];
  });
