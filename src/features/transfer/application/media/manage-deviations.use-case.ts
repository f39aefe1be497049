import { type Actor, actorText, type Person } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Operators } from '../../../operator/index.js';
import {
  checkCloser,
  checkOpener,
  type Deviation,
  type DeviationKind,
} from '../../domain/media/deviation.js';
import { transferErrors } from '../../domain/states/errors.js';
import { DeviationStore } from '../ports/deviation.store.js';
import { PackageStore } from '../ports/package.store.js';
import { DeviationBook } from './deviation-book.js';

/** 逸脱, as persons open and close them. */
@UseCase()
export class ManageDeviations {
  constructor(
    private readonly transactions: Transactions,
    private readonly deviations: DeviationStore,
    private readonly packages: PackageStore,
    private readonly book: DeviationBook,
    private readonly operators: Operators,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  all(): Promise<Deviation[]> {
    return this.transactions.read((tx) => this.deviations.all(tx));
  }

  open(actor: Actor, packageId: string, kind: DeviationKind): Promise<Outcome<Deviation>> {
    return this.transactions.run(async (tx) => {
      const pack = await this.packages.find(tx, packageId);
      const roles = { roleJa: '', roleEn: '' };
      if (!pack) return refuse(transferErrors.PACKAGE_NOT_HERE, { package: packageId, ...roles });
      const { counterpart } = pack;
      return ok(await this.book.open(tx, actor, { packageId, counterpart, kind }));
    });
  }

  /** What was found and done, by the first person. */
  requestClosing(person: Person, id: string, reason: string): Promise<Outcome<Deviation>> {
    const closingRequestedBy = actorText(person);
    return this.own(id, (tx, deviation) =>
      this.book.move(tx, person, deviation, 'request-closing', { reason, closingRequestedBy }),
    );
  }

  /** By the second person; the other side learns of it with the reason. */
  confirmClosing(person: Person, id: string): Promise<Outcome<Deviation>> {
    return this.own(id, async (tx, deviation) => {
      const other = checkCloser(deviation, actorText(person));
      if (!other.ok) return other;
      const closed = { closedBy: actorText(person), closedOn: this.clock.today() };
      const moved = await this.book.move(tx, person, deviation, 'confirm-closing', closed);
      if (!moved.ok) return moved;
      const { packageId, counterpart: to, reason } = moved.value;
      const body = { deviationId: id, packageId, reason, closedOn: closed.closedOn };
      await this.outbox.send(tx, { to, type: 'deviation.closed', body });
      return moved;
    });
  }

  refuseClosing(person: Person, id: string): Promise<Outcome<Deviation>> {
    return this.own(id, async (tx, deviation) => {
      const other = checkCloser(deviation, actorText(person));
      if (!other.ok) return other;
      const again = { reason: undefined, closingRequestedBy: undefined };
      return this.book.move(tx, person, deviation, 'refuse-closing', again);
    });
  }

  private own(
    id: string,
    work: (tx: Tx, deviation: Deviation) => Promise<Outcome<Deviation>>,
  ): Promise<Outcome<Deviation>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.locked(tx, id);
      if (!found.ok) return found;
      const ours = checkOpener(found.value, this.operators.own().code);
      return ours.ok ? work(tx, found.value) : ours;
    });
  }
}
