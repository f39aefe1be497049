import { type Actor, actorText } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { discrepancyErrors } from '../../domain/states/discrepancy-errors.js';
import {
  type Discrepancy,
  type DiscrepancyCommand,
  discrepancyTransitions,
  isUnsettled,
} from '../../domain/states/discrepancy-process.js';
import { DiscrepancyStore } from '../ports/discrepancy.store.js';

/** Lock a discrepancy, move it along its table, leave a line in the trail. */
@UseCase()
export class DiscrepancyBook {
  constructor(
    private readonly discrepancies: DiscrepancyStore,
    private readonly audit: AuditTrail,
  ) {}

  /** Locked, in a state that allows the command. */
  async ready(tx: Tx, id: string, command: DiscrepancyCommand): Promise<Outcome<Discrepancy>> {
    const found = await this.discrepancies.lock(tx, id);
    if (!found) return refuse(discrepancyErrors.DISCREPANCY_UNKNOWN, { discrepancy: id });
    const next = discrepancyTransitions.next(found.state, command);
    return next.ok ? ok(found) : next;
  }

  /** Tables that unsettled reports of a package ask for. */
  async reportedTables(tx: Tx, packageId: string): Promise<string[]> {
    const all = await this.discrepancies.ofPackage(tx, packageId);
    return all.filter(isUnsettled).flatMap(({ report }) => report.document.tables);
  }

  async add(tx: Tx, actor: Actor, report: Discrepancy['report']): Promise<Outcome<Discrepancy>> {
    const { id, packageId, reasons } = report.document;
    const reportedBy = actor.kind === 'person' ? actorText(actor) : undefined;
    const added = { id, packageId, state: 'reported', report, reportedBy } as const;
    await this.discrepancies.add(tx, added);
    const subject = { kind: 'discrepancy', id };
    const reason = reasons.join(', ');
    await this.audit.record(tx, {
      ...{ actor, action: 'discrepancy.report', subject, to: added.state, reason },
    });
    return ok(added);
  }

  async move(
    tx: Tx,
    actor: Actor,
    discrepancy: Discrepancy,
    command: DiscrepancyCommand,
    change: Partial<Discrepancy>,
  ): Promise<Outcome<Discrepancy>> {
    const next = discrepancyTransitions.next(discrepancy.state, command);
    if (!next.ok) return next;
    const moved = { ...discrepancy, ...change, state: next.value };
    await this.discrepancies.save(tx, moved);
    const subject = { kind: 'discrepancy', id: discrepancy.id };
    const line = { action: `discrepancy.${command}`, from: discrepancy.state, to: next.value };
    await this.audit.record(tx, { actor, subject, ...line, reason: change.replacedBy });
    return ok(moved);
  }
}
