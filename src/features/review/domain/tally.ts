import type { Review, Vote } from './review.js';

/**
 * Votes for or against without which nothing is decided. Two: the chair alone never decides, while a
 * committee of three still does when one member has a conflict of interest.
 */
export const QUORUM = 2;

export interface Tally {
  readonly approve: number;
  readonly reject: number;
  readonly abstain: number;
  /** Votes cast for or against; an abstention is not one. */
  readonly cast: number;
}

/** What counts: a vote falls when its member declares a conflict afterwards, and stays on record. */
export const countedVotes = ({ votes, declarations }: Review): Vote[] =>
  votes.filter(({ member }) =>
    declarations.some((one) => one.member.id === member.id && !one.conflict),
  );

export function tallyOf(review: Review): Tally {
  const counted = countedVotes(review);
  const count = (choice: Vote['vote']) => counted.filter(({ vote }) => vote === choice).length;
  const [approve, reject] = [count('approve'), count('reject')];
  return { approve, reject, abstain: count('abstain'), cast: approve + reject };
}
