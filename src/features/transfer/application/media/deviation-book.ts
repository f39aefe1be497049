import { type Actor, actorText } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Operators } from '../../../operator/index.js';
import {
  type Deviation,
  type DeviationCommand,
  type DeviationKind,
  deviationTransitions,
} from '../../domain/media/deviation.js';
import { mediaErrors } from '../../domain/media/media-errors.js';
import { DeviationStore } from '../ports/deviation.store.js';

export interface FoundDeviation {
  readonly packageId: string;
  readonly counterpart: string;
  readonly kind: DeviationKind;
}

/** What commands and messages do alike to a deviation. */
@UseCase()
export class DeviationBook {
  constructor(
    private readonly deviations: DeviationStore,
    private readonly operators: Operators,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Opened here and told to the other side; what is open already is not opened twice. */
  async open(tx: Tx, actor: Actor, found: FoundDeviation): Promise<Deviation> {
    const { packageId, counterpart: to, kind } = found;
    const operator = this.operators.own().code;
    const known = await this.deviations.ofPackage(tx, packageId);
    const same = known.find(
      (one) => one.operator === operator && one.kind === kind && one.state !== 'closed',
    );
    if (same) return same;
    const [openedAt, openedBy] = [this.clock.now().toISOString(), actorText(actor)];
    const opened = { ...found, id: newId(), operator, state: 'open', openedAt, openedBy } as const;
    await this.add(tx, actor, opened);
    const body = { deviationId: opened.id, packageId, kind, openedAt };
    await this.outbox.send(tx, { to, type: 'deviation.opened', body });
    return opened;
  }

  /** False where there is one of this id already. */
  async add(tx: Tx, actor: Actor, deviation: Deviation): Promise<boolean> {
    if (!(await this.deviations.add(tx, deviation))) return false;
    const subject = { kind: 'deviation', id: deviation.id };
    const [action, to, reason] = ['deviation.open', deviation.state, deviation.kind];
    await this.audit.record(tx, { actor, action, subject, to, reason });
    return true;
  }

  async locked(tx: Tx, id: string): Promise<Outcome<Deviation>> {
    const found = await this.deviations.lock(tx, id);
    return found ? ok(found) : refuse(mediaErrors.DEVIATION_UNKNOWN, { deviation: id });
  }

  async move(
    tx: Tx,
    actor: Actor,
    deviation: Deviation,
    command: DeviationCommand,
    change: Partial<Deviation> = {},
  ): Promise<Outcome<Deviation>> {
    const next = deviationTransitions.next(deviation.state, command);
    if (!next.ok) return next;
    const moved = { ...deviation, ...change, state: next.value };
    await this.deviations.save(tx, moved);
    const subject = { kind: 'deviation', id: deviation.id };
    const [from, to] = [deviation.state, next.value];
    const { reason } = moved;
    await this.audit.record(tx, {
      ...{ actor, subject, from, to },
      action: `deviation.${command}`,
      ...(reason !== undefined && { reason }),
    });
    return ok(moved);
  }
}
