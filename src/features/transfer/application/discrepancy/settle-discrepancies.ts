import { type Actor, actorText } from '../../../../kernel/actor.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import {
  checkAcknowledger,
  type Discrepancy,
  isUnsettled,
} from '../../domain/states/discrepancy-process.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { replacedBy } from '../../domain/states/redelivery.js';
import { DiscrepancyStore } from '../ports/discrepancy.store.js';
import { PackageStore } from '../ports/package.store.js';
import { PackageBook } from '../office/package-book.js';
import { DiscrepancyBook } from './discrepancy-book.js';

/** Body of `discrepancy.acknowledged`, in either direction. */
export interface AcknowledgedMessage {
  readonly discrepancyId: string;
  readonly acknowledgedOn: string;
}

const GATEWAY: Actor = { kind: 'gateway' };

/** 終結: the re-delivery is accepted, then both sides acknowledge that nothing is owed any more. */
@UseCase()
export class SettleDiscrepancies {
  constructor(
    private readonly transactions: Transactions,
    private readonly discrepancies: DiscrepancyStore,
    private readonly packages: PackageStore,
    private readonly discrepancyBook: DiscrepancyBook,
    private readonly book: PackageBook,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** At each side, when it knows a package as accepted: what it brings again is no longer owed. */
  async accepted(tx: Tx, pack: TransferPackage): Promise<Outcome<undefined>> {
    const brought = new Set(pack.tables.map(({ table }) => table));
    const all = await this.packages.ofContract(tx, pack.contractId);
    for (const { id } of replacedBy(pack, all).slice(1))
      for (const discrepancy of await this.discrepancies.ofPackage(tx, id)) {
        const { tables } = discrepancy.report.document;
        if (!isUnsettled(discrepancy) || !tables.every((table) => brought.has(table))) continue;
        const change = { replacedBy: pack.id };
        const book = this.discrepancyBook;
        const moved = await book.move(tx, GATEWAY, discrepancy, 'note-redelivery', change);
        if (!moved.ok) return moved;
      }
    return ok();
  }

  acknowledge(actor: Actor, id: string): Promise<Outcome<Discrepancy>> {
    return this.transactions.run(async (tx) => {
      const found = await this.discrepancyBook.ready(tx, id, 'acknowledge');
      if (!found.ok) return found;
      const other = checkAcknowledger(found.value, actorText(actor));
      if (!other.ok) return other;
      const pack = await this.packages.find(tx, found.value.packageId);
      const acknowledgedOn = this.clock.today();
      const change = { acknowledgedBy: actorText(actor), acknowledgedOn };
      const moved = await this.discrepancyBook.move(tx, actor, found.value, 'acknowledge', change);
      const body: AcknowledgedMessage = { discrepancyId: id, acknowledgedOn };
      const type = 'discrepancy.acknowledged';
      if (moved.ok && pack) await this.outbox.send(tx, { to: pack.counterpart, type, body });
      return moved;
    });
  }

  /** What the other side tells; runs within the transaction of the message. */
  async heard(
    tx: Tx,
    from: string,
    { discrepancyId, acknowledgedOn: peerAcknowledgedOn }: AcknowledgedMessage,
  ): Promise<Outcome<unknown>> {
    const command = 'note-acknowledgement';
    const found = await this.discrepancyBook.ready(tx, discrepancyId, command);
    if (!found.ok) return found;
    const shared = await this.book.sharedWith(tx, from, found.value.packageId);
    if (!shared.ok) return shared;
    const actor = { kind: 'peer', operator: from } as const;
    return this.discrepancyBook.move(tx, actor, found.value, command, { peerAcknowledgedOn });
  }
}
