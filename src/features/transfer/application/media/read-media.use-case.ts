import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { mediaErrors } from '../../domain/media/media-errors.js';
import { MediumStore } from '../ports/medium.store.js';
import { type MediumView, MediumViews } from './medium-view.js';

@UseCase()
export class ReadMedia {
  constructor(
    private readonly transactions: Transactions,
    private readonly media: MediumStore,
    private readonly views: MediumViews,
  ) {}

  all(): Promise<MediumView[]> {
    return this.transactions.read(async (tx) => {
      const views: MediumView[] = [];
      for (const medium of await this.media.all(tx)) views.push(await this.views.of(tx, medium));
      return views;
    });
  }

  one(id: string): Promise<Outcome<MediumView>> {
    return this.transactions.read(async (tx) => {
      const medium = await this.media.find(tx, id);
      if (!medium) return refuse(mediaErrors.MEDIUM_UNKNOWN, { medium: id });
      return ok(await this.views.of(tx, medium));
    });
  }
}
