import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { CertificationEvent } from '../domain/certification.js';
import { certificationOn } from '../domain/certification-standing.js';
import { CertificationEventStore } from './ports/certification-event.store.js';

/** Adds an event to the history and tells the rest of the gateway what holds from its day. */
@UseCase()
export class CertificationLog {
  constructor(
    private readonly events: CertificationEventStore,
    private readonly audit: AuditTrail,
    private readonly domainEvents: DomainEvents,
  ) {}

  lock(tx: Tx, operator: string): Promise<void> {
    return this.events.lock(tx, operator);
  }

  /** `history` is what was known before. An event heard again has no second effect. */
  async add(
    tx: Tx,
    actor: Actor,
    event: CertificationEvent,
    history: readonly CertificationEvent[],
  ): Promise<Outcome<undefined>> {
    if (!(await this.events.append(tx, event))) return ok();
    const { operator, kind, effectiveOn, change } = event;
    const from = certificationOn(history, kind, effectiveOn).status;
    const { status } = certificationOn([...history, event], kind, effectiveOn);
    await this.audit.record(tx, {
      actor,
      action: actor.kind === 'peer' ? 'certification.changed' : 'certification.record',
      subject: { kind: 'operator', id: operator },
      from,
      to: status,
      reason: `${kind} ${change} ${effectiveOn}`,
    });
    return this.domainEvents.publish(tx, {
      name: 'certification.changed',
      operator,
      kind,
      status,
      effectiveOn,
    });
  }
}
