import { type Actor, actorText, type Person } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { arrivalDiscrepancies, type FoundMedium } from '../../domain/states/discrepancy.js';
import { transferErrors } from '../../domain/states/errors.js';
import { checkMeasuredBy } from '../../domain/states/measured-arrival.js';
import type {
  DiscrepancyReason,
  MeasuredHashes,
  ProposedArrival,
  TransferPackage,
} from '../../domain/states/package.js';
import { DiscrepancyReports } from '../discrepancy/discrepancy-reports.js';
import { Deviations } from '../ports/deviations.js';
import { ArrivalMeasure } from './arrival-measure.js';
import { PackageBook } from './package-book.js';
import type { ArrivedMessage } from './package-messages.js';
import { packageView, type PackageView } from './package-view.js';
import { ReceivedMedia } from './received-media.js';

type Settled = Promise<Outcome<TransferPackage>>;

/**
 * 到着の登録, by two persons: media and seals as the chain of custody says two persons found them, and the hashes one
 * records and another confirms; over the network the gateway measures them. Anything that does not fit ends the package.
 */
@UseCase()
export class RecordArrival {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly media: ReceivedMedia,
    private readonly measure: ArrivalMeasure,
    private readonly outbox: Outbox,
    private readonly reports: DiscrepancyReports,
    private readonly deviations: Deviations,
    private readonly clock: Clock,
  ) {}

  /** Waits for the second person. */
  async execute(
    person: Person,
    packageId: string,
    typed: Partial<MeasuredHashes>,
  ): Promise<Outcome<PackageView>> {
    const measured = await this.measure.of(packageId, typed);
    return this.onPackage(packageId, async (tx, pack) => {
      if (pack.proposedArrival)
        return refuse(transferErrors.ARRIVAL_AWAITS_CONFIRMATION, { package: pack.name });
      const here = await this.media.of(tx, pack);
      if (!here.ok) return here;
      if (!measured.ok) return measured;
      const computed = checkMeasuredBy(pack, measured.value);
      if (!computed.ok) return computed;
      const [actor, at] = [actorText(person), this.clock.now().toISOString()];
      const proposedArrival = { ...measured.value, actor, at };
      return this.book.note(tx, person, pack, 'propose-arrival', { proposedArrival });
    });
  }

  /** 二人目の確認. */
  async confirm(person: Person, packageId: string): Promise<Outcome<PackageView>> {
    const still = await this.measure.still(packageId);
    return this.onProposed(packageId, async (tx, pack, proposed) => {
      if (proposed.actor === actorText(person))
        return refuse(transferErrors.ARRIVAL_CONFIRMER_IS_RECORDER, { package: pack.name });
      const here = await this.media.of(tx, pack);
      if (!here.ok) return here;
      if (!still.ok) return still;
      return this.record(tx, person, { ...pack, proposedArrival: undefined }, proposed, here.value);
    });
  }

  /** 取下げ, by either person: it is measured again. */
  withdraw(person: Person, packageId: string): Promise<Outcome<PackageView>> {
    return this.onProposed(packageId, (tx, pack) =>
      this.book.note(tx, person, pack, 'withdraw-arrival', { proposedArrival: undefined }),
    );
  }

  private onProposed(
    packageId: string,
    work: (tx: Tx, pack: TransferPackage, proposed: ProposedArrival) => Settled,
  ): Promise<Outcome<PackageView>> {
    return this.onPackage(packageId, (tx, pack) =>
      pack.proposedArrival
        ? work(tx, pack, pack.proposedArrival)
        : Promise.resolve(refuse(transferErrors.ARRIVAL_NOT_PROPOSED, { package: pack.name })),
    );
  }

  private onPackage(
    packageId: string,
    work: (tx: Tx, pack: TransferPackage) => Settled,
  ): Promise<Outcome<PackageView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'received', 'record-arrival');
      if (!found.ok) return found;
      const done = await work(tx, found.value);
      return done.ok ? ok(packageView(done.value)) : done;
    });
  }

  private record(
    tx: Tx,
    actor: Actor,
    pack: TransferPackage,
    measured: ProposedArrival,
    media: readonly FoundMedium[],
  ): Settled {
    const reasons = arrivalDiscrepancies(pack, measured, media);
    const { sha256, measuredBy } = measured;
    const sealIntact = media.every((medium) => medium.sealIntact);
    const arrival = { sha256, measuredBy, sealIntact, arrivedOn: this.clock.today() };
    return reasons.length === 0
      ? this.accept(tx, actor, { ...pack, arrival }, sha256)
      : this.dispute(tx, actor, { ...pack, arrival, reasons }, reasons);
  }

  private async accept(tx: Tx, actor: Actor, pack: TransferPackage, sha256: string): Settled {
    const moved = await this.book.move(tx, actor, pack, 'record-arrival', { reason: sha256 });
    if (!moved.ok) return moved;
    const { id: packageId, counterpart: to } = pack;
    const body: ArrivedMessage = { packageId, sha256, sealIntact: true };
    await this.outbox.send(tx, { to, type: 'package.arrived', body });
    return moved;
  }

  private async dispute(
    tx: Tx,
    actor: Actor,
    pack: TransferPackage,
    reasons: readonly DiscrepancyReason[],
  ): Settled {
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
