import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { expectedOn, isLate } from '../../domain/media/carriage.js';
import { isDeviationKind } from '../../domain/media/deviation.js';
import { DeviationStore } from '../ports/deviation.store.js';
import { Deviations, type FoundDeviations, type OpenDeviation } from '../ports/deviations.js';
import { MediumStore } from '../ports/medium.store.js';
import { DeviationBook } from './deviation-book.js';
import { chainsOf } from './medium-view.js';

/** What holds a package back: deviations nobody has closed, and media that are late by the clock. */
@UseCase()
export class RecordedDeviations extends Deviations {
  constructor(
    private readonly deviations: DeviationStore,
    private readonly media: MediumStore,
    private readonly book: DeviationBook,
    private readonly clock: Clock,
  ) {
    super();
  }

  async openFor(tx: Tx, packageId: string): Promise<readonly OpenDeviation[]> {
    const recorded = await this.deviations.ofPackage(tx, packageId);
    const open = recorded.filter(({ state }) => state !== 'closed');
    const isToldLate = open.some(({ kind }) => kind === 'late');
    return isToldLate ? open : [...open, ...(await this.late(tx, packageId))];
  }

  async open(tx: Tx, actor: Actor, found: FoundDeviations): Promise<Outcome<unknown>> {
    const { packageId, counterpart, kinds } = found;
    for (const kind of new Set(kinds.map((one) => (isDeviationKind(one) ? one : 'other'))))
      await this.book.open(tx, actor, { packageId, counterpart, kind });
    return ok();
  }

  private async late(tx: Tx, packageId: string): Promise<OpenDeviation[]> {
    const today = this.clock.today();
    return chainsOf(await this.media.ofPackage(tx, packageId)).flatMap((chain) => {
      const history = chain.map(({ document }) => document);
      const [id = '', expected] = [history[0]?.chainId, expectedOn(history)];
      if (expected === undefined || !isLate(history, today)) return [];
      return [{ id, packageId, kind: 'late', openedAt: `${expected}T15:00:00.000Z` }];
    });
  }
}
