import type { Role } from '../../../kernel/actor.js';
import type { ConflictDeclaration, Review, Ruling, Vote } from '../domain/review.js';
import { type Tally, tallyOf } from '../domain/tally.js';

/** What anyone who may read reviews sees: neither COI notes nor rationales nor minutes. */
export interface ReviewView extends Omit<Review, 'declarations' | 'votes' | 'ruling'> {
  readonly declarations: readonly Omit<ConflictDeclaration, 'note'>[];
  readonly votes: readonly Omit<Vote, 'rationale'>[];
  readonly ruling?: Omit<Ruling, 'minutes'>;
  readonly tally: Tally;
}

/** The whole, for the committee and those who check it. */
export interface ReviewDossier extends Review {
  readonly tally: Tally;
}

export const viewOf = (review: Review): ReviewView => {
  const { declarations, votes, ruling, ...rest } = review;
  return {
    ...rest,
    declarations: declarations.map(({ note: _, ...declaration }) => declaration),
    votes: votes.map(({ rationale: _, ...vote }) => vote),
    ...(ruling && { ruling: withoutMinutes(ruling) }),
    tally: tallyOf(review),
  };
};

const withoutMinutes = ({ minutes: _, ...ruling }: Ruling) => ruling;

const WHOLE: readonly Role[] = ['committee-member', 'committee-chair', 'secretary', 'auditor'];

export const seesWhole = (roles: readonly Role[]): boolean =>
  roles.some((role) => WHOLE.includes(role));

export const dossierOf = (review: Review): ReviewDossier => ({
  ...review,
  tally: tallyOf(review),
});
