import { type Actor, actorText } from '../../../kernel/actor.js';
import { openOwnDocument } from '../../../kernel/job-ticket.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import { Transactions, type Tx } from '../../../kernel/ports/transactions.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { LinkReceipt } from '../domain/link-receipt.js';
import { checkReceiptShape, type LinkageRun, readCounts } from '../domain/linkage-run.js';
import { linkageOfficeErrors } from '../domain/office-errors.js';
import { LinkageRunStore } from './ports/linkage-run.store.js';

/** 名寄せ・重複確認のジョブ受領票の登録: counts only; of a linkage across operators the case learns. */
@UseCase()
export class RecordLinkReceipt {
  constructor(
    private readonly transactions: Transactions,
    private readonly runs: LinkageRunStore,
    private readonly events: DomainEvents,
    private readonly keyring: Keyring,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    caseId: string,
    signed: SignedDocument<LinkReceipt>,
  ): Promise<Outcome<LinkageRun>> {
    const shape = checkReceiptShape(signed.document);
    if (!shape.ok) return shape;
    const receipt = await openOwnDocument(this.keyring, signed, signed.document.kind);
    if (!receipt.ok) return receipt;
    return this.transactions.run((tx) => this.record(tx, actor, caseId, receipt.value));
  }

  /** Whether these very links are recorded. */
  async isRecorded({ ticketId, linksSha256 }: LinkReceipt): Promise<boolean> {
    const run = await this.transactions.read((tx) => this.runs.find(tx, ticketId));
    return run?.counts?.linksSha256 === linksSha256;
  }

  private async record(
    tx: Tx,
    actor: Actor,
    caseId: string,
    receipt: LinkReceipt,
  ): Promise<Outcome<LinkageRun>> {
    const isLinkage = receipt.kind === 'yuzu.receipt/link';
    const run = isLinkage
      ? await this.runs.lockNewest(tx, caseId)
      : await this.runs.lock(tx, receipt.ticketId);
    const counts = readCounts(run, receipt, caseId);
    if (!counts.ok) return counts;
    if (!run || run.counts !== undefined)
      return refuse(linkageOfficeErrors.LINKAGE_RECORDED_ALREADY, { ticket: receipt.ticketId });
    const recordedAt = this.clock.now().toISOString();
    const recordedBy = actorText(actor);
    const recorded = { ...run, counts: counts.value, recordedAt, recordedBy };
    await this.runs.save(tx, recorded);
    const subject = { kind: 'case', id: caseId };
    await this.audit.record(tx, { actor, action: 'linkage.record', subject, reason: run.id });
    if (!isLinkage) return ok(recorded);
    const told = await this.events.publish(tx, {
      name: 'case.linked',
      caseId,
      providers: run.sources.slice(1),
    });
    return told.ok ? ok(recorded) : told;
  }
}
