import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import {
  type ContractDocument,
  type ContractNotice,
  partiesOf,
  tierOf,
} from '../domain/contract-document.js';
import { isProposed } from '../domain/contract-record.js';
import { contractErrors } from '../domain/errors.js';
import { isMeant, type StoredNotice } from '../domain/stored-notice.js';
import { given, type NoticeMessage } from './contract-message.js';
import { NoticeStore } from './ports/notice.store.js';
import { TextStore } from './ports/text.store.js';
import { TextSignatures } from './text-signatures.js';

/** One-sided notices of both tiers. What a notice brings about is derived, here and at every party. */
@UseCase()
export class ContractNotices {
  constructor(
    private readonly notices: NoticeStore,
    private readonly texts: TextStore,
    private readonly signatures: TextSignatures,
    private readonly operators: Operators,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Signs the notice and sends it to all parties, also to those who are about to accede. */
  async give(
    tx: Tx,
    actor: Actor,
    notice: ContractNotice,
    title: string,
  ): Promise<Outcome<StoredNotice>> {
    const signature = await this.signatures.make(notice, title);
    const recordedAt = this.clock.now().toISOString();
    const stored: StoredNotice = { notice, signature, recordedAt };
    await this.notices.add(tx, stored);
    const record = await this.texts.of(tx, notice.contractId);
    const proposed = record.texts.filter((text) => isProposed(record, text));
    await this.send(
      tx,
      stored,
      proposed.flatMap(({ document }) => partiesOf(document)),
    );
    await this.record(tx, actor, notice);
    return ok(stored);
  }

  /** Kept whenever it arrives: it counts from the day it was given. */
  async receive(tx: Tx, from: string, message: NoticeMessage): Promise<Outcome<unknown>> {
    const { notice } = message;
    const { contractId: contract, by } = notice;
    const signature = { operator: from, ...message.signature };
    await this.texts.lock(tx, contract);
    const { texts } = await this.texts.of(tx, contract);
    const isParty =
      texts.length === 0 || texts.some(({ document }) => partiesOf(document).includes(from));
    if (by !== from || !isParty)
      return refuse(contractErrors.CONTRACT_NOT_OF_PARTY, { operator: from, contract });
    if (!isMeant(notice) || texts.some(({ document }) => tierOf(document) !== notice.tier))
      return refuse(contractErrors.NOTICE_MEANINGLESS, { operator: from, contract });
    const checked = await this.signatures.check(tx, notice, contract, signature);
    if (!checked.ok) return checked;
    await this.notices.add(tx, { notice, signature, recordedAt: this.clock.now().toISOString() });
    await this.record(tx, { kind: 'peer', operator: from }, notice);
    return ok();
  }

  /** Who accedes learns of the notices this operator gave before: whoever signs sends its own. */
  async tellNewcomers(tx: Tx, document: ContractDocument): Promise<void> {
    if (document.kind !== 'yuzu.contract/basic') return;
    for (const stored of await this.notices.of(tx, document.id))
      if (stored.notice.by === this.operators.own().code)
        await this.send(tx, stored, document.acceding);
  }

  private async send(tx: Tx, stored: StoredNotice, parties: readonly string[]): Promise<void> {
    const own = this.operators.own().code;
    const body: NoticeMessage = { notice: stored.notice, signature: given(stored.signature) };
    for (const to of new Set(parties))
      if (to !== own) await this.outbox.send(tx, { to, type: 'contract.notice-given', body });
  }

  private record(
    tx: Tx,
    actor: Actor,
    { id, contractId, tier, notice }: ContractNotice,
  ): Promise<void> {
    return this.audit.record(tx, {
      actor,
      action: `${tier}-contract.give-notice`,
      subject: { kind: `${tier}-contract`, id: contractId },
      to: notice,
      reason: id,
    });
  }
}
