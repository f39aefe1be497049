import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { transferErrors } from '../../domain/states/errors.js';
import { MediumStore } from '../ports/medium.store.js';
import { mediumView, type MediumView } from './medium-view.js';

@UseCase()
export class ReadMedia {
  constructor(
    private readonly transactions: Transactions,
    private readonly media: MediumStore,
  ) {}

  all(): Promise<MediumView[]> {
    return this.transactions.read(async (tx) => {
      const views: MediumView[] = [];
      for (const medium of await this.media.all(tx))
        views.push(mediumView(medium, await this.media.history(tx, medium.id)));
      return views;
    });
  }

  one(id: string): Promise<Outcome<MediumView>> {
    return this.transactions.read(async (tx) => {
      const medium = await this.media.find(tx, id);
      if (!medium) return refuse(transferErrors.MEDIUM_UNKNOWN, { medium: id });
      return ok(mediumView(medium, await this.media.history(tx, id)));
    });
  }
}
