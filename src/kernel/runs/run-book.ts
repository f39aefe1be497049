import type { Actor } from '../actor.js';
import { ok, refuse, type ErrorDefinition, type Outcome } from '../outcome.js';
import type { AuditTrail } from '../ports/audit-trail.js';
import type { Clock } from '../ports/clock.js';
import type { Transactions, Tx } from '../ports/transactions.js';
import type { Transitions } from '../transitions.js';
import type { MachineRun, RunCommand } from './machine-run.js';
import type { RunStore } from './run-store.js';

/** What tells one kind of run from another. */
export interface RunKind<R extends MachineRun> {
  /** In the audit trail, e.g. `provide-run`. */
  readonly name: string;
  readonly transitions: Transitions<R['state'], RunCommand>;
  /** Refusal for an id nobody gave; its fact is `run`. */
  readonly unknown: ErrorDefinition;
  /** Id of what the run is about. */
  readonly about: (run: R) => string;
}

interface Line<R> {
  readonly run: R;
  readonly command: string;
  readonly to: string;
  readonly reason?: string | undefined;
}

/** What is done alike to every run: lock, move along its table, leave a line in the trail. */
export abstract class RunBook<R extends MachineRun> {
  protected abstract readonly kind: RunKind<R>;

  constructor(
    private readonly transactions: Transactions,
    private readonly runs: RunStore<R>,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** 中止: one that waits ends at once, one at work within about a second; nothing of it is left. */
  cancel(actor: Actor, id: string): Promise<Outcome<R>> {
    return this.transactions.run(async (tx) => {
      const run = await this.locked(tx, id);
      return run.ok ? this.move(tx, actor, run.value, 'cancel') : run;
    });
  }

  async one(id: string): Promise<Outcome<R>> {
    return this.known(id, await this.transactions.read((tx) => this.runs.find(tx, id)));
  }

  async locked(tx: Tx, id: string): Promise<Outcome<R>> {
    return this.known(id, await this.runs.lock(tx, id));
  }

  hasEnded({ state }: R): boolean {
    return this.kind.transitions.allowed(state).length === 0;
  }

  /** False where a run about the same has not ended. */
  async add(tx: Tx, actor: Actor, run: R): Promise<boolean> {
    if (!(await this.runs.add(tx, run))) return false;
    await this.record(tx, actor, { run, command: 'start', to: run.state });
    return true;
  }

  async move(
    tx: Tx,
    actor: Actor,
    run: R,
    command: RunCommand,
    change: Partial<MachineRun> = {},
  ): Promise<Outcome<R>> {
    const next = this.kind.transitions.next(run.state, command);
    if (!next.ok) return next;
    const state: R['state'] = next.value;
    const changed: R = { ...run, ...change, state };
    const endedAt = this.hasEnded(changed) ? this.clock.now().toISOString() : undefined;
    const moved: R = { ...changed, ...(endedAt && { endedAt }) };
    await this.runs.save(tx, moved);
    await this.record(tx, actor, { run, command, to: state, reason: change.failure?.code });
    return ok(moved);
  }

  private known(id: string, run: R | undefined): Outcome<R> {
    return run ? ok(run) : refuse(this.kind.unknown, { run: id });
  }

  private record(tx: Tx, actor: Actor, { run, command, to, reason }: Line<R>): Promise<void> {
    const { name, about } = this.kind;
    return this.audit.record(tx, {
      actor,
      action: `${name}.${command}`,
      subject: { kind: name, id: run.id },
      from: run.state,
      to,
      reason: reason ?? about(run),
    });
  }
}
