import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Jobs } from '../../../../kernel/ports/jobs.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts } from '../../../contract/index.js';
import { deliveryErrors } from '../../domain/delivery/delivery-errors.js';
import { sealedFilesMissing } from '../../domain/delivery/sealed-files.js';
import type { FileSeal } from '../../domain/manifest.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { DepartureGate } from '../office/departure-gate.js';
import { PackageBook } from '../office/package-book.js';
import { announcementOf } from '../office/package-messages.js';
import { packageView, type PackageView } from '../office/package-view.js';
import { OutgoingFiles } from '../ports/delivery-files.js';
import { PackageStore } from '../ports/package.store.js';
import { UPLOAD_JOB } from './upload-package.use-case.js';

/** ネットワークによる発送: the recipient learns of every file, and the upload begins. */
@UseCase()
export class DispatchByNetwork {
  constructor(
    private readonly transactions: Transactions,
    private readonly packages: PackageStore,
    private readonly book: PackageBook,
    private readonly contracts: Contracts,
    private readonly departure: DepartureGate,
    private readonly files: OutgoingFiles,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** The files are measured before the transaction: that takes as long as they are large. */
  async execute(actor: Actor, packageId: string): Promise<Outcome<PackageView>> {
    const known = await this.transactions.read((tx) => this.packages.find(tx, packageId));
    const files = known ? await this.files.list(known.name) : [];
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'provided', 'dispatch');
      if (!found.ok) return found;
      const gates = await this.gates(tx, found.value, files);
      if (!gates.ok) return gates;
      const consignment = { method: 'network', files, dispatchedOn: this.clock.today() } as const;
      const moved = await this.book.move(tx, actor, found.value, 'dispatch', {
        consignment,
        reason: 'network',
      });
      if (!moved.ok) return moved;
      const [to, body] = [moved.value.counterpart, announcementOf(moved.value)];
      await this.outbox.send(tx, { to, type: 'package.dispatched', body });
      await this.jobs.enqueue(tx, { name: UPLOAD_JOB, payload: { packageId } });
      return ok(packageView(moved.value));
    });
  }

  private async gates(
    tx: Tx,
    pack: TransferPackage,
    files: readonly FileSeal[],
  ): Promise<Outcome<undefined>> {
    const { contractId, name, seal } = pack;
    const live = await this.contracts.mayProceed(tx, contractId, 'dispatch');
    if (!live.ok) return live;
    const { deliveryMethod: method } = live.value.terms;
    if (method !== 'network')
      return refuse(deliveryErrors.DELIVERY_NOT_BY_NETWORK, { package: name, method });
    const missing = sealedFilesMissing(name, seal, files);
    if (missing.length > 0)
      return refuse(deliveryErrors.DELIVERY_FILES_MISSING, {
        package: name,
        what: missing.join(', '),
      });
    return this.departure.check(tx, pack);
  }
}
