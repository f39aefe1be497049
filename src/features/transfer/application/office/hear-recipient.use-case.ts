import type { Actor } from '../../../../kernel/actor.js';
import { type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { contentDiscrepancies } from '../../domain/states/discrepancy.js';
import { transferErrors } from '../../domain/states/errors.js';
import { PackageBook } from './package-book.js';
import type { AcceptedMessage, ArrivedMessage, DiscrepantMessage } from './package-messages.js';
import { RetentionStart } from './retention-start.js';

const peer = (operator: string): Actor => ({ kind: 'peer', operator });

/** What a recipient tells the provider; runs within the transaction of the message. */
@UseCase()
export class HearRecipient {
  constructor(
    private readonly book: PackageBook,
    private readonly retention: RetentionStart,
    private readonly clock: Clock,
  ) {}

  /** 受領確認. A hash that is not ours is refused: the passphrase stays closed. */
  async arrived(
    tx: Tx,
    from: string,
    { packageId, sha256, sealIntact }: ArrivedMessage,
  ): Promise<Outcome<unknown>> {
    const found = await this.book.ofPeer(tx, from, packageId, 'provided');
    if (!found.ok) return found;
    const { name, seal } = found.value;
    if (sha256 !== seal?.sha256)
      return refuse(transferErrors.ARRIVED_HASH_DIFFERS, { package: name });
    const arrival = { sha256, sealIntact, arrivedOn: this.clock.today() };
    return this.book.move(tx, peer(from), found.value, 'note-arrival', { arrival, reason: sha256 });
  }

  /** 仕様不一致. */
  async discrepant(
    tx: Tx,
    from: string,
    { packageId, reasons }: DiscrepantMessage,
  ): Promise<Outcome<unknown>> {
    const found = await this.book.ofPeer(tx, from, packageId, 'provided');
    if (!found.ok) return found;
    const reason = reasons.join(', ');
    return this.book.move(tx, peer(from), found.value, 'note-discrepancy', { reasons, reason });
  }

  /** The recipient's counts and root must be ours; otherwise the two sides hold different records. */
  async accepted(
    tx: Tx,
    from: string,
    { packageId, acceptedOn, ...content }: AcceptedMessage,
  ): Promise<Outcome<unknown>> {
    const found = await this.book.ofPeer(tx, from, packageId, 'provided');
    if (!found.ok) return found;
    const reasons = contentDiscrepancies(found.value.seal, content);
    if (reasons.length === 0) {
      const change = { acceptedOn, reason: content.recordRoot };
      const moved = await this.book.move(tx, peer(from), found.value, 'note-acceptance', change);
      return moved.ok ? this.retention.start(tx, moved.value) : moved;
    }
    const reason = reasons.join(', ');
    return this.book.move(tx, peer(from), found.value, 'note-discrepancy', { reasons, reason });
  }
}
