import type { Actor } from '../../../../kernel/actor.js';
import { type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { contentDiscrepancies } from '../../domain/states/discrepancy.js';
import { transferErrors } from '../../domain/states/errors.js';
import { DiscrepancyReports } from '../discrepancy/discrepancy-reports.js';
import { Acceptance } from './acceptance.js';
import { PackageBook } from './package-book.js';
import type { AcceptedMessage, ArrivedMessage, DiscrepantMessage } from './package-messages.js';

const peer = (operator: string): Actor => ({ kind: 'peer', operator });

/** What a recipient tells the provider; runs within the transaction of the message. */
@UseCase()
export class HearRecipient {
  constructor(
    private readonly book: PackageBook,
    private readonly acceptance: Acceptance,
    private readonly reports: DiscrepancyReports,
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
    { packageId, report }: DiscrepantMessage,
  ): Promise<Outcome<unknown>> {
    const pack = await this.book.ofPeer(tx, from, packageId, 'provided');
    if (!pack.ok) return pack;
    const taken = await this.reports.take(tx, from, pack.value, report);
    // What is found in data that were accepted leaves the package accepted.
    if (!taken.ok || report.document.found === 'use') return taken;
    const { reasons } = report.document;
    const reason = reasons.join(', ');
    // As after a recall: the passphrase of what ended is never printed or released again.
    const change = { reasons, passphraseMessage: undefined, reason };
    return this.book.move(tx, peer(from), pack.value, 'note-discrepancy', change);
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
      return moved.ok ? this.acceptance.note(tx, moved.value) : moved;
    }
    const reason = reasons.join(', ');
    return this.book.move(tx, peer(from), found.value, 'note-discrepancy', { reasons, reason });
  }
}
