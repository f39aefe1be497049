import { actorText, type Person } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { checkWitness, type NewCustody } from '../../domain/media/check-custody.js';
import type { CustodyDetail } from '../../domain/media/custody-event.js';
import { mediaErrors } from '../../domain/media/media-errors.js';
import type { Medium } from '../../domain/media/medium.js';
import { takesTwo } from '../../domain/states/custody.js';
import { MediumStore } from '../ports/medium.store.js';
import { SealStore } from '../ports/seal.store.js';
import { CustodyBook } from './custody-book.js';
import { CustodyGates } from './custody-gates.js';
import { MediumViews, type MediumView } from './medium-view.js';

/**
 * 受渡・保管記録: in order, and where it takes two, recorded only once a second person has confirmed it with a
 * login of their own.
 */
@UseCase()
export class RecordCustody {
  constructor(
    private readonly transactions: Transactions,
    private readonly media: MediumStore,
    private readonly gates: CustodyGates,
    private readonly custody: CustodyBook,
    private readonly seals: SealStore,
    private readonly views: MediumViews,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Recorded; or, where it takes two, waiting for the second. */
  execute(person: Person, mediumId: string, event: NewCustody): Promise<Outcome<MediumView>> {
    return this.onMedium(mediumId, async (tx, medium) => {
      const waiting = await this.media.pending(tx, mediumId);
      const { serial } = medium;
      if (waiting) return refuse(mediaErrors.CUSTODY_PENDING, { serial, kind: waiting.event.kind });
      const allowed = await this.gates.check(tx, medium, event);
      if (!allowed.ok) return allowed;
      if (takesTwo(event.kind)) return this.propose(tx, person, medium, event);
      await this.append(tx, person, medium, { event, actor: actorText(person) });
      return ok();
    });
  }

  /** By the second person. */
  confirm(person: Person, mediumId: string): Promise<Outcome<MediumView>> {
    return this.onMedium(mediumId, async (tx, medium) => {
      const waiting = await this.media.pending(tx, mediumId);
      if (!waiting) return refuse(mediaErrors.CUSTODY_NOTHING_PENDING, { serial: medium.serial });
      const { event, actor } = waiting;
      const witness = actorText(person);
      const fit = checkWitness({ kind: event.kind, actor }, { text: witness, roles: person.roles });
      if (!fit.ok) return fit;
      const allowed = await this.gates.check(tx, medium, event);
      if (!allowed.ok) return allowed;
      await this.media.setPending(tx, mediumId);
      const content = allowed.value && { content: allowed.value };
      await this.append(tx, person, medium, { event, actor, witness, ...content });
      return ok();
    });
  }

  /** By either person: nothing was done with the medium after all. */
  withdraw(person: Person, mediumId: string): Promise<Outcome<MediumView>> {
    return this.onMedium(mediumId, async (tx, medium) => {
      const waiting = await this.media.pending(tx, mediumId);
      if (!waiting) return refuse(mediaErrors.CUSTODY_NOTHING_PENDING, { serial: medium.serial });
      await this.media.setPending(tx, mediumId);
      await this.note(tx, person, mediumId, 'custody.withdraw', waiting.event.kind);
      return ok();
    });
  }

  private async propose(
    tx: Tx,
    person: Person,
    { id }: Medium,
    event: NewCustody,
  ): Promise<Outcome<undefined>> {
    const at = this.clock.now().toISOString();
    await this.media.setPending(tx, id, { event, actor: actorText(person), at });
    await this.note(tx, person, id, 'custody.propose', event.kind);
    return ok();
  }

  private async append(
    tx: Tx,
    person: Person,
    medium: Medium,
    { event, ...agreed }: Agreed,
  ): Promise<void> {
    const { kind, sealNumber: number } = event;
    await this.custody.append(tx, person, medium, { ...agreed, kind, detail: detailOf(event) });
    if (kind !== 'sealed' || number === undefined) return;
    const operator = medium.owner;
    await this.seals.save(tx, { number, operator, state: 'used', mediumId: medium.id });
  }

  private note(tx: Tx, actor: Person, id: string, action: string, reason: string): Promise<void> {
    return this.audit.record(tx, { actor, action, subject: { kind: 'medium', id }, reason });
  }

  private onMedium(
    id: string,
    work: (tx: Tx, medium: Medium) => Promise<Outcome<undefined>>,
  ): Promise<Outcome<MediumView>> {
    return this.transactions.run(async (tx) => {
      const medium = await this.media.lock(tx, id);
      if (!medium) return refuse(mediaErrors.MEDIUM_UNKNOWN, { medium: id });
      const done = await work(tx, medium);
      return done.ok ? ok(await this.views.of(tx, medium)) : done;
    });
  }
}

interface Agreed extends Pick<
  Parameters<CustodyBook['append']>[3],
  'content' | 'actor' | 'witness'
> {
  readonly event: NewCustody;
}

/** Only what was told: a field without value has no place in what is signed. */
const detailOf = ({ kind: _, packageId: __, volumes: ___, ...detail }: NewCustody): CustodyDetail =>
  Object.fromEntries(
    Object.entries(detail as Record<string, unknown>).filter(([, value]) => value !== undefined),
  );
