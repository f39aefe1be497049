import type { Person } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Cases } from '../../application/index.js';
import { checkOpening } from '../domain/decide.js';
import type { Review, ReviewKind, ReviewSubject } from '../domain/review.js';
import { ReviewBook } from './review-book.js';
import { type ReviewView, viewOf } from './review-view.js';

export interface NewReview {
  readonly kind: ReviewKind;
  readonly subject: ReviewSubject;
  readonly dueOn: string;
}

/** 審査の開始: the secretary opens it, and the subject enters review. */
@UseCase()
export class OpenReview {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly book: ReviewBook,
    private readonly clock: Clock,
  ) {}

  execute(actor: Person, { kind, subject, dueOn }: NewReview): Promise<Outcome<ReviewView>> {
    return this.transactions.run(async (tx) => {
      const openedOn = this.clock.today();
      const opening = checkOpening(kind, subject, dueOn, openedOn);
      if (!opening.ok) return opening;
      const entered = await this.enter(tx, actor, kind, subject);
      if (!entered.ok) return entered;
      const review: Review = {
        id: newId(),
        kind,
        subject: { kind: subject.kind, id: subject.id },
        state: 'pending',
        openedOn,
        dueOn,
        declarations: [],
        votes: [],
      };
      await this.book.add(tx, actor, review);
      return ok(viewOf(review));
    });
  }

  private enter(
    tx: Tx,
    actor: Person,
    kind: ReviewKind,
    { kind: what, id }: ReviewSubject,
  ): Promise<Outcome<unknown>> {
    return what === 'case'
      ? this.cases.enterReview(tx, actor, id, kind)
      : this.cases.enterRequestReview(tx, actor, id);
  }
}
