import type { Actor } from '../../../kernel/actor.js';
import { type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { reviewErrors } from '../domain/errors.js';
import type { Review } from '../domain/review.js';
import { ReviewStore } from './ports/review.store.js';

/** Changes a review by a pure step, with the line in the audit trail: never a vote, note or minutes. */
@UseCase()
export class ReviewBook {
  constructor(
    private readonly reviews: ReviewStore,
    private readonly audit: AuditTrail,
  ) {}

  async add(tx: Tx, actor: Actor, review: Review): Promise<void> {
    await this.reviews.add(tx, review);
    await this.record(tx, actor, 'open', review);
  }

  /** Id of the case that a second review is about; nothing for a first one, or an unknown. */
  async secondSubject(tx: Tx, id: string): Promise<string | undefined> {
    const found = await this.reviews.find(tx, id);
    return found?.kind === 'second' ? found.subject.id : undefined;
  }

  async change(
    tx: Tx,
    actor: Actor,
    id: string,
    verb: 'declare' | 'vote' | 'decide',
    step: (review: Review) => Outcome<Review>,
  ): Promise<Outcome<Review>> {
    const found = await this.reviews.lock(tx, id);
    if (!found) return refuse(reviewErrors.REVIEW_UNKNOWN, { review: id });
    const changed = step(found);
    if (!changed.ok) return changed;
    await this.reviews.save(tx, changed.value);
    await this.record(tx, actor, verb, changed.value, found.state);
    return changed;
  }

  private record(
    tx: Tx,
    actor: Actor,
    verb: string,
    { id, state }: Review,
    from?: string,
  ): Promise<void> {
    return this.audit.record(tx, {
      actor,
      action: `review.${verb}`,
      subject: { kind: 'review', id },
      ...(from !== undefined && { from }),
      to: state,
    });
  }
}
