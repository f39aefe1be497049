import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts } from '../../../contract/index.js';
import { OptOuts } from '../../../opt-out/index.js';
import { carried } from '../../domain/media/carriage.js';
import { mediaErrors } from '../../domain/media/media-errors.js';
import { checkDispatch } from '../../domain/states/gates.js';
import type { Consignment, TransferPackage } from '../../domain/states/package.js';
import { MediumStore } from '../ports/medium.store.js';
import { CustodyBook } from '../media/custody-book.js';
import { PackageBook } from './package-book.js';
import { announcementOf } from './package-messages.js';
import { packageView, type PackageView } from './package-view.js';

/** 発送: the courier (on site: the recipient) has the sealed medium; the recipient's gateway learns what to expect. */
@UseCase()
export class DispatchPackage {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly media: MediumStore,
    private readonly custody: CustodyBook,
    private readonly contracts: Contracts,
    private readonly optOuts: OptOuts,
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
        reason: consignment.value.mediumSerial,
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
    const mediumSerial = medium.serial;
    const ready = checkDispatch(pack, {
      mediumSerial,
      carried: carried(await this.custody.history(tx, mediumId), method),
      optOutListVersion: await this.optOuts.currentVersion(tx),
    });
    if (!ready.ok) return ready;
    const { sealNumber, trackingNumber } = ready.value;
    const numbers = { mediumSerial, sealNumber, trackingNumber };
    return ok({ method, ...numbers, dispatchedOn: this.clock.today() });
  }
}
