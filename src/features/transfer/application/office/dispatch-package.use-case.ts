import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts } from '../../../contract/index.js';
import { bears, carried } from '../../domain/media/carriage.js';
import { mediaErrors } from '../../domain/media/media-errors.js';
import type { Medium } from '../../domain/media/medium.js';
import { checkDispatch, type DispatchFacts } from '../../domain/states/gates.js';
import type { Consignment, TransferPackage } from '../../domain/states/package.js';
import { MediumStore } from '../ports/medium.store.js';
import { CustodyBook } from '../media/custody-book.js';
import { DepartureGate } from './departure-gate.js';
import { PackageBook } from './package-book.js';
import { announcementOf } from './package-messages.js';
import { packageView, type PackageView } from './package-view.js';

/** 発送: the courier (on site: the recipient) has every sealed medium; the recipient's gateway learns what to expect. */
@UseCase()
export class DispatchPackage {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly media: MediumStore,
    private readonly custody: CustodyBook,
    private readonly contracts: Contracts,
    private readonly departure: DepartureGate,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, packageId: string, mediumId: string): Promise<Outcome<PackageView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'provided', 'dispatch');
      if (!found.ok) return found;
      const consignment = await this.gates(tx, found.value, mediumId);
      if (!consignment.ok) return consignment;
      const moved = await this.book.move(tx, actor, found.value, 'dispatch', {
        consignment: consignment.value,
        reason: consignment.value.media?.map(({ serial }) => serial).join(', '),
      });
      if (!moved.ok) return moved;
      const to = moved.value.counterpart;
      await this.outbox.send(tx, {
        to,
        type: 'package.dispatched',
        body: announcementOf(moved.value),
      });
      return ok(packageView(moved.value));
    });
  }

  private async gates(
    tx: Tx,
    pack: TransferPackage,
    mediumId: string,
  ): Promise<Outcome<Consignment>> {
    const live = await this.contracts.mayProceed(tx, pack.contractId, 'dispatch');
    if (!live.ok) return live;
    const { deliveryMethod: method } = live.value.terms;
    if (method === 'network')
      return refuse(mediaErrors.CUSTODY_NOT_BY_CONTRACT, { method, kind: 'dispatch' });
    const medium = await this.media.lock(tx, mediumId);
    if (!medium) return refuse(mediaErrors.MEDIUM_UNKNOWN, { medium: mediumId });
    const media = await this.standing(tx, pack, medium, method);
    const ready = checkDispatch(pack, { media });
    if (!ready.ok) return ready;
    const leaves = await this.departure.check(tx, pack);
    if (!leaves.ok) return leaves;
    return ok({ method, media: ready.value, dispatchedOn: this.clock.today() });
  }

  /** The named medium first, then the others that are sealed with part of the package. */
  private async standing(
    tx: Tx,
    { id }: TransferPackage,
    named: Medium,
    method: 'media' | 'on-site',
  ): Promise<DispatchFacts['media']> {
    const first = await this.custody.history(tx, named.id);
    const others = (await this.custody.ofPackage(tx, id)).filter(
      (history) => history[0]?.medium.id !== named.id && bears(history, id),
    );
    return [first, ...others].map((history) => ({
      serial: history[0]?.medium.serial ?? named.serial,
      carried: carried(history, method),
    }));
  }
}
