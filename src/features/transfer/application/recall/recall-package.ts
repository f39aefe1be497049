import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { RecallCause, TransferPackage } from '../../domain/states/package.js';
import { EraseDelivery } from '../delivery/erase-delivery.use-case.js';
import { PackageBook } from '../office/package-book.js';
import type { RecalledMessage } from '../office/package-messages.js';
import { packageView, type PackageView } from '../office/package-view.js';
import { DeletionDuties } from './deletion-duties.js';

const peer = (operator: string): Actor => ({ kind: 'peer', operator });

/**
 * 回収: the medium comes back. Until the release it is unopened, for its passphrase never leaves; after it the recipient
 * has to delete whatever it opened, and says so.
 */
@UseCase()
export class RecallPackage {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly duties: DeletionDuties,
    private readonly outbox: Outbox,
    private readonly erasure: EraseDelivery,
    private readonly clock: Clock,
  ) {}

  /** By the approver, e.g. of a package that was lost. */
  execute(actor: Actor, packageId: string, cause: RecallCause): Promise<Outcome<PackageView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'provided', 'recall');
      if (!found.ok) return found;
      const moved = await this.recall(tx, actor, found.value, cause);
      return moved.ok ? ok(packageView(moved.value)) : moved;
    });
  }

  async recall(
    tx: Tx,
    actor: Actor,
    pack: TransferPackage,
    cause: RecallCause,
  ): Promise<Outcome<TransferPackage>> {
    const recall = { cause, on: this.clock.today() };
    // The gateway forgets the passphrase: what is recalled can never be released by mistake.
    const change = { recall, passphraseMessage: undefined, release: undefined, reason: cause };
    const moved = await this.book.move(tx, actor, pack, 'recall', change);
    if (!moved.ok) return moved;
    const dutyId =
      pack.state === 'released' ? await this.duties.ofRecall(tx, actor, pack) : undefined;
    const body: RecalledMessage = { packageId: pack.id, cause, ...(dutyId && { dutyId }) };
    await this.outbox.send(tx, { to: pack.counterpart, type: 'package.recalled', body });
    await this.erasure.order(tx, pack);
    return moved;
  }

  /** What the provider tells; runs within the transaction of the message. */
  async heard(
    tx: Tx,
    from: string,
    { packageId, cause, dutyId }: RecalledMessage,
  ): Promise<Outcome<unknown>> {
    const found = await this.book.ofPeer(tx, from, packageId, 'received');
    if (!found.ok) return found;
    if (dutyId !== undefined) await this.duties.ofRecall(tx, peer(from), found.value, dutyId);
    const recall = { cause, on: this.clock.today() };
    await this.erasure.order(tx, found.value);
    const change = { recall, passphraseMessage: undefined, reason: cause };
    return this.book.move(tx, peer(from), found.value, 'note-recall', change);
  }
}
