import { type Actor, actorText } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import {
  type ConversionCommand,
  conversionTransitions,
  type ConversionVersion,
} from '../domain/conversion-version.js';
import { conversionErrors } from '../domain/errors.js';
import { type ConversionSummary, summaryOf } from './conversion-view.js';
import { ConversionStore } from './ports/conversion.store.js';

/** 変換定義の承認: from now on this version is the one of its name. */
@UseCase()
export class ApproveConversion {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: ConversionStore,
    private readonly audit: AuditTrail,
  ) {}

  /** `sha256` is of the rules the approver has read. */
  execute(actor: Actor, id: string, sha256: string): Promise<Outcome<ConversionSummary>> {
    return this.transactions.run(async (tx) => {
      const version = await this.store.lock(tx, id);
      if (!version) return refuse(conversionErrors.CONVERSION_UNKNOWN, { id });
      if (version.sha256 !== sha256) return refuse(conversionErrors.CONVERSION_ALTERED);
      if (version.draftedBy === actorText(actor))
        return refuse(conversionErrors.CONVERSION_APPROVED_BY_DRAFTER);
      const allowed = conversionTransitions.next(version.state, 'approve');
      if (!allowed.ok) return allowed;
      const before = await this.store.active(tx, version.ruleSet.name);
      const superseded = before ? await this.move(tx, actor, before, 'supersede') : ok();
      if (!superseded.ok) return superseded;
      const approved = await this.move(tx, actor, version, 'approve', actorText(actor));
      return approved.ok ? ok(summaryOf(approved.value)) : approved;
    });
  }

  private async move(
    tx: Tx,
    actor: Actor,
    version: ConversionVersion,
    command: ConversionCommand,
    approvedBy?: string,
  ): Promise<Outcome<ConversionVersion>> {
    const next = conversionTransitions.next(version.state, command);
    if (!next.ok) return next;
    await this.store.setState(tx, version.id, next.value, approvedBy);
    await this.audit.record(tx, {
      actor,
      action: `conversion.${command}`,
      subject: { kind: 'conversion', id: version.id },
      from: version.state,
      to: next.value,
      reason: `${version.ruleSet.name} v${version.ruleSet.version} ${version.sha256}`,
    });
    return ok({ ...version, state: next.value });
  }
}
