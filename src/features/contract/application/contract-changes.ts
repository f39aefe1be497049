import type { Actor } from '../../../kernel/actor.js';
import { type Outcome, ok } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { tierOf } from '../domain/contract-document.js';
import {
  type ContractRecord,
  negotiationOf,
  type StoredText,
  textOf,
} from '../domain/contract-record.js';
import { concludedTexts, openTexts, statusOf } from '../domain/negotiation.js';
import { type ContractCommand, ContractTiers } from './contract-tier.js';
import { TextStore } from './ports/text.store.js';

/** Whatever changes a contract's texts, by command or by message, ends here. */
@UseCase()
export class ContractChanges {
  constructor(
    private readonly texts: TextStore,
    private readonly tiers: ContractTiers,
    private readonly operators: Operators,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Finds what the change concluded, lets the tier follow, writes it down. */
  async settle(
    tx: Tx,
    actor: Actor,
    command: ContractCommand,
    before: ContractRecord,
    text: StoredText,
  ): Promise<Outcome<ContractRecord>> {
    const record = await this.texts.of(tx, before.id);
    const known = this.concluded(before).map(({ sha256 }) => sha256);
    const concluded = this.concluded(record).filter(({ sha256 }) => !known.includes(sha256));
    const isAbandoned = this.isAbandoned(record);
    const change = { actor, command, record, text, concluded, isAbandoned };
    const kept = await this.tiers.of(text.document).keep(tx, change);
    if (!kept.ok) return kept;
    const kind = `${tierOf(text.document)}-contract`;
    const subject = { kind, id: record.id };
    const reason = text.sha256;
    await this.audit.record(tx, {
      actor,
      action: `${kind}.${command}`,
      subject,
      reason,
      ...kept.value,
    });
    return ok(record);
  }

  private concluded(record: ContractRecord): StoredText[] {
    const chain = concludedTexts(negotiationOf(record, this.operators.own().code));
    return chain.flatMap(({ sha256 }) => textOf(record, sha256) ?? []);
  }

  /** Lapsed proposals count as open: a signature given in time may be under way. */
  private isAbandoned(record: ContractRecord): boolean {
    const known = negotiationOf(record, this.operators.own().code);
    const today = this.clock.today();
    return (
      known.texts.length > 0 &&
      concludedTexts(known).length === 0 &&
      openTexts(known).every((text) =>
        ['declined', 'superseded'].includes(statusOf(known, text, today)),
      )
    );
  }
}
