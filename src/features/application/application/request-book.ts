import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { applicationErrors } from '../domain/errors.js';
import {
  type ProvisionRequest,
  type RequestCommand,
  requestTransitions,
} from '../domain/provision-request.js';
import { ProvisionRequestStore } from './ports/provision-request.store.js';

/** Moves a provision request along its table, with the line in the audit trail. */
@UseCase()
export class RequestBook {
  constructor(
    private readonly requests: ProvisionRequestStore,
    private readonly audit: AuditTrail,
  ) {}

  async find(tx: Tx, id: string): Promise<Outcome<ProvisionRequest>> {
    const found = await this.requests.find(tx, id);
    return found ? ok(found) : refuse(applicationErrors.REQUEST_UNKNOWN, { request: id });
  }

  async lock(tx: Tx, id: string): Promise<Outcome<ProvisionRequest>> {
    const found = await this.requests.lock(tx, id);
    return found ? ok(found) : refuse(applicationErrors.REQUEST_UNKNOWN, { request: id });
  }

  async add(tx: Tx, actor: Actor, request: ProvisionRequest): Promise<void> {
    await this.requests.save(tx, request);
    const subject = { kind: 'provision-request', id: request.id };
    const action = `provision-request.${request.state}`;
    await this.audit.record(tx, { actor, action, subject, to: request.state });
  }

  async move(
    tx: Tx,
    actor: Actor,
    id: string,
    command: RequestCommand,
    change: Partial<ProvisionRequest> = {},
  ): Promise<Outcome<ProvisionRequest>> {
    const found = await this.lock(tx, id);
    if (!found.ok) return found;
    const next = requestTransitions.next(found.value.state, command);
    if (!next.ok) return next;
    const moved = { ...found.value, ...change, state: next.value };
    await this.requests.save(tx, moved);
    const subject = { kind: 'provision-request', id };
    const action = `provision-request.${command}`;
    const from = found.value.state;
    await this.audit.record(tx, { actor, action, subject, from, to: moved.state });
    return ok(moved);
  }
}
