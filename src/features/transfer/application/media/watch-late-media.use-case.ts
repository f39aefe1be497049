import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { dateInJapan, type LocalDate } from '../../../../kernel/time.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { expectedOn, isLate } from '../../domain/media/carriage.js';
import type { CustodyEvent } from '../../domain/media/custody-event.js';
import { DeviationStore } from '../ports/deviation.store.js';
import { MediumStore } from '../ports/medium.store.js';
import { CustodyBook } from './custody-book.js';
import { DeviationBook } from './deviation-book.js';

const GATEWAY: Actor = { kind: 'gateway' };

/** 延着: what only the clock tells becomes a deviation both sides know of, before anybody receives or looks at the medium. */
@UseCase()
export class WatchLateMedia {
  constructor(
    private readonly transactions: Transactions,
    private readonly media: MediumStore,
    private readonly custody: CustodyBook,
    private readonly deviations: DeviationStore,
    private readonly book: DeviationBook,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<Outcome<undefined>> {
    const media = await this.transactions.read((tx) => this.media.all(tx));
    for (const { id } of media) {
      const looked = await this.transactions.run((tx) => this.look(tx, id));
      if (!looked.ok) return looked;
    }
    return ok();
  }

  /** The medium is locked where it is late: two processes that look at once open one deviation. */
  private async look(tx: Tx, mediumId: string): Promise<Outcome<undefined>> {
    const today = this.clock.today();
    if (!isLate(await this.custody.history(tx, mediumId), today)) return ok();
    await this.media.lock(tx, mediumId);
    const history = await this.custody.history(tx, mediumId);
    const [last, expected] = [history.at(-1), expectedOn(history)];
    if (last && expected !== undefined && isLate(history, today))
      await this.open(tx, last, expected);
    return ok();
  }

  /** Once for each expected day, by whichever side finds it first; also where it was closed while the medium is still out. */
  private async open(tx: Tx, event: CustodyEvent, expected: LocalDate): Promise<void> {
    const counterpart = await this.custody.counterpartOf(tx, event);
    if (counterpart === undefined || !event.content) return;
    const { packageId } = event.content;
    const known = (await this.deviations.ofPackage(tx, packageId)).some(
      ({ kind, openedAt }) => kind === 'late' && dateInJapan(new Date(openedAt)) > expected,
    );
    if (!known) await this.book.open(tx, GATEWAY, { packageId, counterpart, kind: 'late' });
  }
}
