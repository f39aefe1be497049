import type { Person } from '../../../kernel/actor.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { declare } from '../domain/decide.js';
import { ReviewBook } from './review-book.js';
import { type ReviewView, viewOf } from './review-view.js';

export interface Declared {
  readonly conflict: boolean;
  readonly note?: string;
}

/** 利益相反の申告: before the vote; a conflict found later makes the vote fall. */
@UseCase()
export class DeclareConflict {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: ReviewBook,
    private readonly clock: Clock,
  ) {}

  execute(actor: Person, id: string, { conflict, note }: Declared): Promise<Outcome<ReviewView>> {
    return this.transactions.run(async (tx) => {
      const declaration = {
        member: { id: actor.id, name: actor.name },
        conflict,
        ...(note !== undefined && { note }),
        declaredAt: this.clock.now().toISOString(),
      };
      const step = await this.book.change(tx, actor, id, 'declare', (review) =>
        declare(review, declaration),
      );
      return step.ok ? ok(viewOf(step.value)) : step;
    });
  }
}
