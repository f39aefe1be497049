import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { Deviation } from '../../domain/media/deviation.js';
import { mediaErrors } from '../../domain/media/media-errors.js';
import { MediumStore } from '../ports/medium.store.js';
import { PackageStore } from '../ports/package.store.js';
import type { DeviationClosedMessage, DeviationOpenedMessage } from './custody-messages.js';
import { DeviationBook } from './deviation-book.js';

const peer = (operator: string): Actor => ({ kind: 'peer', operator });

const differs = (from: string, deviation: string) =>
  refuse(mediaErrors.DEVIATION_DIFFERS, { peer: from, deviation });

/** The other side's deviations; they hold a package back here as there. */
@UseCase()
export class HearDeviation {
  constructor(
    private readonly book: DeviationBook,
    private readonly packages: PackageStore,
    private readonly media: MediumStore,
  ) {}

  async opened(tx: Tx, from: string, message: DeviationOpenedMessage): Promise<Outcome<unknown>> {
    const { deviationId: id, packageId, kind, openedAt } = message;
    if (!(await this.isTheirs(tx, from, packageId))) return differs(from, id);
    const parties = { operator: from, counterpart: from };
    const deviation: Deviation = {
      ...{ id, packageId, ...parties, kind, openedAt },
      state: 'open',
      openedBy: `peer:${from}`,
    };
    const added = await this.book.add(tx, peer(from), deviation);
    return added ? ok() : differs(from, id);
  }

  /** Closed by two persons there: what they asked of each other is not told, but what they found. */
  async closed(
    tx: Tx,
    from: string,
    { deviationId, packageId, reason, closedOn }: DeviationClosedMessage,
  ): Promise<Outcome<unknown>> {
    const found = await this.book.locked(tx, deviationId);
    if (!found.ok) return found;
    const { operator, packageId: known } = found.value;
    if (operator !== from || known !== packageId) return differs(from, deviationId);
    const requested = await this.book.move(tx, peer(from), found.value, 'request-closing', {
      reason,
    });
    if (!requested.ok) return requested;
    const closed = { closedOn, closedBy: `peer:${from}` };
    return this.book.move(tx, peer(from), requested.value, 'confirm-closing', closed);
  }

  /** A package of the two; or one that is not announced yet, but whose medium is known. */
  private async isTheirs(tx: Tx, from: string, packageId: string): Promise<boolean> {
    const pack = await this.packages.find(tx, packageId);
    if (pack) return pack.counterpart === from;
    const events = await this.media.ofPackage(tx, packageId);
    return events.some(({ document: { medium } }) => medium.owner === from);
  }
}
