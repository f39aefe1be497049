import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import {
  type DeletionDuty,
  type DutyCommand,
  dutyTransitions,
} from '../../domain/states/deletion-duty.js';
import { recallErrors } from '../../domain/states/recall-errors.js';
import { DeletionDutyStore } from '../ports/deletion-duty.store.js';

/** Lock a deletion, move it along its table, leave a line in the trail. */
@UseCase()
export class DutyBook {
  constructor(
    private readonly duties: DeletionDutyStore,
    private readonly audit: AuditTrail,
  ) {}

  /** Locked, in a state that allows the command. */
  async ready(tx: Tx, id: string, command: DutyCommand): Promise<Outcome<DeletionDuty>> {
    const duty = await this.duties.lock(tx, id);
    if (!duty) return refuse(recallErrors.DUTY_UNKNOWN, { duty: id });
    const next = dutyTransitions.next(duty.state, command);
    return next.ok ? ok(duty) : next;
  }

  async move(
    tx: Tx,
    actor: Actor,
    duty: DeletionDuty,
    command: DutyCommand,
    change: Partial<DeletionDuty> = {},
  ): Promise<Outcome<DeletionDuty>> {
    const next = dutyTransitions.next(duty.state, command);
    if (!next.ok) return next;
    const moved = { ...duty, ...change, state: next.value };
    await this.duties.save(tx, moved);
    const subject = { kind: 'deletion-duty', id: duty.id };
    const line = { action: `deletion.${command}`, from: duty.state, to: next.value };
    await this.audit.record(tx, { actor, subject, ...line, reason: moved.outcome });
    return ok(moved);
  }

  /** The duty stays in its state; receipts of an older ticket no longer count. */
  async giveTicket(
    tx: Tx,
    actor: Actor,
    duty: DeletionDuty,
    ticket: NonNullable<DeletionDuty['ticket']>,
  ): Promise<void> {
    await this.duties.save(tx, { ...duty, ticket });
    const subject = { kind: 'deletion-duty', id: duty.id };
    const { state: to } = duty;
    const line = { action: 'deletion.issue-ticket', from: to, to, reason: ticket.id };
    await this.audit.record(tx, { actor, subject, ...line });
  }
}
