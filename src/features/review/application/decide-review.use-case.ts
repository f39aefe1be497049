import type { Person } from '../../../kernel/actor.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Cases } from '../../application/index.js';
import { decide } from '../domain/decide.js';
import type { Review, Ruling } from '../domain/review.js';
import { ReportSecondReview } from './report-second-review.js';
import { ReviewBook } from './review-book.js';
import { type ReviewView, viewOf } from './review-view.js';

export type NewRuling = Pick<Ruling, 'decision' | 'conditions' | 'minutes'>;

/** 審査の決定: by the chair; the subject, and the providers after a second review, learn it at once. */
@UseCase()
export class DecideReview {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: ReviewBook,
    private readonly cases: Cases,
    private readonly events: DomainEvents,
    private readonly report: ReportSecondReview,
    private readonly clock: Clock,
  ) {}

  execute(
    actor: Person,
    id: string,
    { decision, conditions, minutes }: NewRuling,
  ): Promise<Outcome<ReviewView>> {
    return this.transactions.run(async (tx) => {
      const usable = await this.checkUse(tx, id, decision);
      if (!usable.ok) return usable;
      const decidedBy = { id: actor.id, name: actor.name };
      const ruling = { decision, conditions, minutes, decidedBy, decidedOn: this.clock.today() };
      const decided = await this.book.change(tx, actor, id, 'decide', (review) =>
        decide(review, ruling),
      );
      if (!decided.ok) return decided;
      const told = await this.tell(tx, decided.value, ruling);
      return told.ok ? ok(viewOf(decided.value)) : told;
    });
  }

  /** No approval of data that an ended contract forbids to use; a rejection stops nothing. */
  private async checkUse(
    tx: Tx,
    id: string,
    decision: Ruling['decision'],
  ): Promise<Outcome<undefined>> {
    const subject = decision === 'approved' ? await this.book.secondSubject(tx, id) : undefined;
    return subject === undefined ? ok() : this.cases.mayUse(tx, subject, 'second-review');
  }

  private async tell(
    tx: Tx,
    { id: reviewId, kind, subject }: Review,
    ruling: Ruling,
  ): Promise<Outcome<undefined>> {
    const { decision, decidedOn } = ruling;
    const conditions = [...ruling.conditions];
    const result = { reviewId, kind, subject, decision, decidedOn, conditions };
    const told = await this.events.publish(tx, { name: 'review.decided', ...result });
    if (!told.ok || kind === 'first') return told;
    return this.report.execute(tx, subject.id, { decision, decidedOn, conditions });
  }
}
