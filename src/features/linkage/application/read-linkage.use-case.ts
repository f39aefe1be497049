import { ok, type Outcome } from '../../../kernel/outcome.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Cases } from '../../application/index.js';
import type { LinkageRun } from '../domain/linkage-run.js';
import type { LinkageReview } from '../domain/review/linkage-review.js';
import { LinkageReviewStore } from './ports/linkage-review.store.js';
import { LinkageRunStore } from './ports/linkage-run.store.js';

export interface LinkageView {
  readonly caseId: string;
  readonly linked: boolean;
  /** Newest first, de-duplications among them: those have one source. */
  readonly runs: readonly LinkageRun[];
  /** Newest first. */
  readonly reviews: readonly LinkageReview[];
}

@UseCase()
export class ReadLinkage {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly runs: LinkageRunStore,
    private readonly reviews: LinkageReviewStore,
  ) {}

  execute(caseId: string): Promise<Outcome<LinkageView>> {
    return this.transactions.read(async (tx) => {
      const found = await this.cases.get(tx, caseId);
      if (!found.ok) return found;
      const runs = await this.runs.ofCase(tx, caseId);
      const reviews = await this.reviews.ofCase(tx, caseId);
      const linked = runs.some(({ counts, sources }) => counts && sources.length > 1);
      return ok({ caseId, linked, runs, reviews });
    });
  }
}
