import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type CaseCommand, caseTransitions, type ExchangeCase } from '../domain/case.js';
import { applicationErrors } from '../domain/errors.js';
import { CaseStore } from './ports/case.store.js';

/** Moves a case along its table, with the line in the audit trail. */
@UseCase()
export class CaseBook {
  constructor(
    private readonly cases: CaseStore,
    private readonly audit: AuditTrail,
  ) {}

  async find(tx: Tx, id: string): Promise<Outcome<ExchangeCase>> {
    const found = await this.cases.find(tx, id);
    return found ? ok(found) : refuse(applicationErrors.CASE_UNKNOWN, { case: id });
  }

  async move(
    tx: Tx,
    actor: Actor,
    id: string,
    command: CaseCommand,
    change: Partial<ExchangeCase> = {},
  ): Promise<Outcome<ExchangeCase>> {
    const found = await this.cases.lock(tx, id);
    if (!found) return refuse(applicationErrors.CASE_UNKNOWN, { case: id });
    const next = caseTransitions.next(found.state, command);
    if (!next.ok) return next;
    const moved = { ...found, ...change, state: next.value };
    await this.cases.save(tx, moved);
    const subject = { kind: 'case', id };
    const action = `case.${command}`;
    await this.audit.record(tx, { actor, action, subject, from: found.state, to: moved.state });
    return ok(moved);
  }
}
