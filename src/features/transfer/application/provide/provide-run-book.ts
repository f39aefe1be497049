import type { Actor } from '../../../../kernel/actor.js';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { provideErrors } from '../../domain/provide/provide-errors.js';
import {
  type ProvideRun,
  type ProvideRunCommand,
  provideRunTransitions,
} from '../../domain/provide/provide-run.js';
import { ProvideRunStore } from '../ports/provide-run.store.js';

/** What is done alike to every run: lock, move along its table, leave a line in the trail. */
@UseCase()
export class ProvideRunBook {
  constructor(
    private readonly runs: ProvideRunStore,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async locked(tx: Tx, id: string): Promise<Outcome<ProvideRun>> {
    const run = await this.runs.lock(tx, id);
    return run ? ok(run) : refuse(provideErrors.PROVIDE_RUN_UNKNOWN, { run: id });
  }

  async add(tx: Tx, actor: Actor, run: ProvideRun): Promise<boolean> {
    if (!(await this.runs.add(tx, run))) return false;
    await this.record(tx, actor, { run, command: 'start', to: run.state });
    return true;
  }

  async move(
    tx: Tx,
    actor: Actor,
    run: ProvideRun,
    command: ProvideRunCommand,
    change: Partial<ProvideRun> = {},
  ): Promise<Outcome<ProvideRun>> {
    const next = provideRunTransitions.next(run.state, command);
    if (!next.ok) return next;
    const ended = provideRunTransitions.allowed(next.value).length === 0;
    const endedAt = ended ? this.clock.now().toISOString() : undefined;
    const moved: ProvideRun = { ...run, ...change, state: next.value, ...(endedAt && { endedAt }) };
    await this.runs.save(tx, moved);
    await this.record(tx, actor, { run, command, to: moved.state, reason: change.failure?.code });
    return ok(moved);
  }

  private record(tx: Tx, actor: Actor, { run, command, to, reason }: Line): Promise<void> {
    return this.audit.record(tx, {
      actor,
      action: `provide-run.${command}`,
      subject: { kind: 'provide-run', id: run.id },
      from: run.state,
      to,
      reason: reason ?? run.packageId,
    });
  }
}

interface Line {
  readonly run: ProvideRun;
  readonly command: string;
  readonly to: string;
  readonly reason?: string | undefined;
}
