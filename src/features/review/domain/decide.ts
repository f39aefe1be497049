import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { isLocalDate, type LocalDate } from '../../../kernel/time.js';
import { reviewErrors } from './errors.js';
import {
  type ConflictDeclaration,
  type Member,
  type Review,
  type ReviewKind,
  type ReviewSubject,
  reviewTransitions,
  type Ruling,
  type Vote,
} from './review.js';
import { QUORUM, tallyOf } from './tally.js';

/** The second review judges the anonymised result, which only the recipient's case has. */
export function checkOpening(
  kind: ReviewKind,
  subject: ReviewSubject,
  dueOn: LocalDate,
  today: LocalDate,
): Outcome<undefined> {
  if (kind === 'second' && subject.kind !== 'case')
    return refuse(reviewErrors.REVIEW_SUBJECT_WRONG);
  return isLocalDate(dueOn) && dueOn >= today
    ? ok()
    : refuse(reviewErrors.REVIEW_DUE_DATE_INVALID, { dueOn });
}

/** Each member's latest declaration; a declared conflict is not taken back. */
export function declare(review: Review, declaration: ConflictDeclaration): Outcome<Review> {
  const next = reviewTransitions.next(review.state, 'declare');
  if (!next.ok) return next;
  const earlier = declarationOf(review, declaration.member);
  if (earlier?.conflict && !declaration.conflict)
    return refuse(reviewErrors.CONFLICT_STANDS, { review: review.id });
  const others = review.declarations.filter((one) => one !== earlier);
  return ok({ ...review, state: next.value, declarations: [...others, declaration] });
}

/** Once per member, after declaring that there is no conflict of interest. */
export function castVote(review: Review, vote: Vote): Outcome<Review> {
  const next = reviewTransitions.next(review.state, 'vote');
  if (!next.ok) return next;
  const free = checkUnconflicted(review, vote.member);
  if (!free.ok) return free;
  if (review.votes.some(({ member }) => member.id === vote.member.id))
    return refuse(reviewErrors.VOTED_ALREADY, { review: review.id });
  return ok({ ...review, state: next.value, votes: [...review.votes, vote] });
}

/** By an unconflicted chair, with a quorum, as the majority of the votes for and against says. */
export function decide(review: Review, ruling: Ruling): Outcome<Review> {
  const verb = ruling.decision === 'approved' ? 'approve' : 'reject';
  const next = reviewTransitions.next(review.state, verb);
  if (!next.ok) return next;
  const free = checkUnconflicted(review, ruling.decidedBy);
  if (!free.ok) return free;
  const { approve, reject, cast } = tallyOf(review);
  if (cast < QUORUM)
    return refuse(reviewErrors.QUORUM_MISSING, { review: review.id, cast, quorum: QUORUM });
  if (approve === reject) return refuse(reviewErrors.VOTES_TIED, { review: review.id, approve });
  const majority = approve > reject ? 'approved' : 'rejected';
  if (majority !== ruling.decision)
    return refuse(reviewErrors.DECISION_AGAINST_MAJORITY, { review: review.id, approve, reject });
  return ok({ ...review, state: next.value, ruling });
}

function checkUnconflicted(review: Review, member: Member): Outcome<undefined> {
  const declaration = declarationOf(review, member);
  if (!declaration) return refuse(reviewErrors.CONFLICT_UNDECLARED, { review: review.id });
  if (declaration.conflict) return refuse(reviewErrors.MEMBER_CONFLICTED, { review: review.id });
  return ok();
}

const declarationOf = ({ declarations }: Review, member: Member) =>
  declarations.find((one) => one.member.id === member.id);
