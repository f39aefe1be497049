import { ok, type Outcome } from '../../../../kernel/outcome.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { ExchangeCase } from '../../../application/index.js';
import type { LinkJob } from '../../domain/link-job.js';
import { reviewsOfJob } from '../../domain/review/reviews-of-job.js';
import type { LinkCommand } from '../link-order.js';
import { LinkageReviewStore } from '../ports/linkage-review.store.js';
import { LinkRoom } from '../ports/link-room.js';

/** What a job reads in the secure room: the operators' tables, and the labels of the reviews it was given. */
@UseCase()
export class LinkJobInput {
  constructor(
    private readonly room: LinkRoom,
    private readonly reviews: LinkageReviewStore,
  ) {}

  /** Refused: no such review recorded of the case; a table, or the labels of a review, not in the room. */
  async of(
    tx: Tx,
    exchangeCase: ExchangeCase,
    { ticket, reviewIds }: Pick<LinkJob, 'ticket' | 'reviewIds'>,
  ): Promise<Outcome<Pick<LinkCommand, 'sources' | 'labels'>>> {
    const known = await this.reviews.ofCase(tx, exchangeCase.id);
    const reviews = reviewsOfJob(known, reviewIds, exchangeCase);
    if (!reviews.ok) return reviews;
    const sources = await this.room.sources(exchangeCase, ticket.document.sources);
    if (!sources.ok) return sources;
    const labels = await this.room.labels(exchangeCase, reviews.value);
    return labels.ok ? ok({ sources: sources.value, labels: labels.value }) : labels;
  }
}
