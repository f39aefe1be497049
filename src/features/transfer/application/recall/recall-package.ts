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

const peer = (operator: string): Actor => ({ kind: 'peer', operator });

/** 回収: the passphrase is never released, the medium comes back unopened. */
@UseCase()
export class RecallPackage {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
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
    const body: RecalledMessage = { packageId: pack.id, cause };
    await this.outbox.send(tx, { to: pack.counterpart, type: 'package.recalled', body });
    await this.erasure.order(tx, pack);
    return moved;
  }

  /** What the provider tells; runs within the transaction of the message. */
  async heard(
    tx: Tx,
    from: string,
    { packageId, cause }: RecalledMessage,
  ): Promise<Outcome<unknown>> {
    const found = await this.book.ofPeer(tx, from, packageId, 'received');
    if (!found.ok) return found;
    const recall = { cause, on: this.clock.today() };
    await this.erasure.order(tx, found.value);
    return this.book.move(tx, peer(from), found.value, 'note-recall', { recall, reason: cause });
  }
}
