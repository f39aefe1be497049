import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { arrivalDiscrepancies, type MeasuredArrival } from '../../domain/states/discrepancy.js';
import type { DiscrepancyReason, TransferPackage } from '../../domain/states/package.js';
import { DiscrepancyReports } from '../discrepancy/discrepancy-reports.js';
import { Deviations } from '../ports/deviations.js';
import { PackageBook } from './package-book.js';
import { packageView, type PackageView } from './package-view.js';

/** 受領: medium, seal and hashes against the announcement. Anything that does not fit ends the package. */
@UseCase()
export class RecordArrival {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly outbox: Outbox,
    private readonly reports: DiscrepancyReports,
    private readonly deviations: Deviations,
    private readonly clock: Clock,
  ) {}

  execute(
    actor: Actor,
    packageId: string,
    measured: MeasuredArrival,
  ): Promise<Outcome<PackageView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'received', 'record-arrival');
      if (!found.ok) return found;
      const moved = await this.record(tx, actor, found.value, measured);
      return moved.ok ? ok(packageView(moved.value)) : moved;
    });
  }

  private record(
    tx: Tx,
    actor: Actor,
    pack: TransferPackage,
    measured: MeasuredArrival,
  ): Promise<Outcome<TransferPackage>> {
    const reasons = arrivalDiscrepancies(pack, measured);
    const { sha256, sealIntact } = measured;
    const arrival = { sha256, sealIntact, arrivedOn: this.clock.today() };
    return reasons.length === 0
      ? this.confirm(tx, actor, { ...pack, arrival }, measured)
      : this.dispute(tx, actor, { ...pack, arrival, reasons }, reasons);
  }

  private async confirm(
    tx: Tx,
    actor: Actor,
    pack: TransferPackage,
    { sha256, sealIntact }: MeasuredArrival,
  ): Promise<Outcome<TransferPackage>> {
    const moved = await this.book.move(tx, actor, pack, 'record-arrival', { reason: sha256 });
    if (!moved.ok) return moved;
    const { id: packageId, counterpart: to } = pack;
    const body = { packageId, sha256, sealIntact };
    await this.outbox.send(tx, { to, type: 'package.arrived', body });
    return moved;
  }

  private async dispute(
    tx: Tx,
    actor: Actor,
    pack: TransferPackage,
    reasons: readonly DiscrepancyReason[],
  ): Promise<Outcome<TransferPackage>> {
    const reason = reasons.join(', ');
    const moved = await this.book.move(tx, actor, pack, 'refuse-arrival', { reason });
    if (!moved.ok) return moved;
    const { id: packageId, counterpart } = pack;
    const reported = await this.reports.issue(tx, actor, pack, { found: 'arrival', reasons });
    if (!reported.ok) return reported;
    const found = { packageId, counterpart, kinds: reasons };
    const opened = await this.deviations.open(tx, actor, found);
    return opened.ok ? moved : opened;
  }
}
