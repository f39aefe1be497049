import type { Person } from '../../../../kernel/actor.js';
import { openOwnDocument } from '../../../../kernel/job-ticket.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { DomainEvents } from '../../../../kernel/ports/domain-events.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { FailedOpenReceipt, OpenReceipt } from '../../domain/package-receipts.js';
import type { OpenedContent } from '../../domain/states/discrepancy.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { checkShape, type JudgedOpening, readOpening } from '../../domain/states/receipts.js';
import { DiscrepancyReports } from '../discrepancy/discrepancy-reports.js';
import { PassphraseUses } from '../passphrase/passphrase-uses.js';
import { Acceptance } from './acceptance.js';
import { PackageBook } from './package-book.js';
import { packageView, type PackageView } from './package-view.js';

const KIND = 'yuzu.receipt/open';

/** 開封のジョブ受領票の登録: accepted, or 仕様不一致 with its reasons; the provider learns which. */
@UseCase()
export class RecordOpening {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly outbox: Outbox,
    private readonly events: DomainEvents,
    private readonly acceptance: Acceptance,
    private readonly reports: DiscrepancyReports,
    private readonly uses: PassphraseUses,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Person,
    packageId: string,
    signed: SignedDocument<OpenReceipt | FailedOpenReceipt>,
  ): Promise<Outcome<PackageView>> {
    const shape = checkShape(signed.document, KIND);
    if (!shape.ok) return shape;
    const receipt = await openOwnDocument(this.keyring, signed, KIND);
    if (!receipt.ok) return receipt;
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'received', 'record-opening');
      if (!found.ok) return found;
      const judged = readOpening(found.value, receipt.value);
      if (!judged.ok) return judged;
      const { accepted, findings } = judged.value;
      const opened = await this.book.move(tx, actor, found.value, 'record-opening', {
        opening: { accepted, findings, openedOn: this.clock.today() },
        proposedGiveUp: undefined,
        reason: receipt.value.ticketId,
      });
      if (!opened.ok) return opened;
      await this.uses.note(tx, actor, opened.value, 'opened');
      const settled = await this.settle(tx, actor, opened.value, judged.value);
      return settled.ok ? ok(packageView(settled.value)) : settled;
    });
  }

  private settle(
    tx: Tx,
    actor: Person,
    pack: TransferPackage,
    judged: JudgedOpening,
  ): Promise<Outcome<TransferPackage>> {
    return judged.content && judged.reasons.length === 0
      ? this.accept(tx, actor, pack, judged.content)
      : this.dispute(tx, actor, pack, judged);
  }

  private async accept(
    tx: Tx,
    actor: Person,
    pack: TransferPackage,
    { rows, recordCount, recordRoot }: OpenedContent,
  ): Promise<Outcome<TransferPackage>> {
    const acceptedOn = this.clock.today();
    const change = { acceptedOn, reason: recordRoot };
    const moved = await this.book.move(tx, actor, pack, 'accept', change);
    if (!moved.ok) return moved;
    const { id: packageId, requestId, counterpart: to } = pack;
    const body = { packageId, acceptedOn, rows, recordCount, recordRoot };
    await this.outbox.send(tx, { to, type: 'package.accepted', body });
    const told = await this.events.publish(tx, { name: 'package.accepted', packageId, requestId });
    if (!told.ok) return told;
    const followed = await this.acceptance.note(tx, moved.value);
    return followed.ok ? moved : followed;
  }

  private async dispute(
    tx: Tx,
    actor: Person,
    pack: TransferPackage,
    { reasons, findings, content }: JudgedOpening,
  ): Promise<Outcome<TransferPackage>> {
    const change = { reasons, reason: reasons.join(', ') };
    const moved = await this.book.move(tx, actor, pack, 'find-discrepancy', change);
    if (!moved.ok) return moved;
    const found = { found: 'opening', reasons, findings, rows: content?.rows } as const;
    const reported = await this.reports.issue(tx, actor, moved.value, found);
    return reported.ok ? moved : reported;
  }
}
