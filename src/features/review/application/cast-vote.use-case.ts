import type { Person } from '../../../kernel/actor.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { castVote } from '../domain/decide.js';
import type { Vote } from '../domain/review.js';
import { ReviewBook } from './review-book.js';
import { type ReviewView, viewOf } from './review-view.js';

@UseCase()
export class CastVote {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: ReviewBook,
    private readonly clock: Clock,
  ) {}

  execute(
    actor: Person,
    id: string,
    { vote, rationale }: Pick<Vote, 'vote' | 'rationale'>,
  ): Promise<Outcome<ReviewView>> {
    return this.transactions.run(async (tx) => {
      const member = { id: actor.id, name: actor.name };
      const castAt = this.clock.now().toISOString();
      const step = await this.book.change(tx, actor, id, 'vote', (review) =>
        castVote(review, { member, vote, rationale, castAt }),
      );
      return step.ok ? ok(viewOf(step.value)) : step;
    });
  }
}
