import type { Person } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { reviewErrors } from '../domain/errors.js';
import type { SecondReviewNotice } from '../domain/notice.js';
import { NoticeStore } from './ports/notice.store.js';
import { ReviewStore } from './ports/review.store.js';
import {
  dossierOf,
  type ReviewDossier,
  type ReviewView,
  seesWhole,
  viewOf,
} from './review-view.js';

@UseCase()
export class ReadReviews {
  constructor(
    private readonly transactions: Transactions,
    private readonly reviews: ReviewStore,
    private readonly noticeStore: NoticeStore,
  ) {}

  async all(): Promise<ReviewView[]> {
    const reviews = await this.transactions.read((tx) => this.reviews.all(tx));
    return reviews.map(viewOf);
  }

  /** With notes, rationales and minutes for the committee and the auditor; staff see the result. */
  async one(actor: Person, id: string): Promise<Outcome<ReviewView | ReviewDossier>> {
    const review = await this.transactions.read((tx) => this.reviews.find(tx, id));
    if (!review) return refuse(reviewErrors.REVIEW_UNKNOWN, { review: id });
    return ok(seesWhole(actor.roles) ? dossierOf(review) : viewOf(review));
  }

  notices(): Promise<SecondReviewNotice[]> {
    return this.transactions.read((tx) => this.noticeStore.all(tx));
  }
}
