import { actorText, type Person } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Persons } from '../../../identity/index.js';
import {
  checkCustody,
  checkWitness,
  type CustodyEvent,
  custodyState,
} from '../../domain/states/custody.js';
import { transferErrors } from '../../domain/states/errors.js';
import { MediumStore } from '../ports/medium.store.js';
import { PackageBook } from '../office/package-book.js';
import { mediumView, type MediumView } from './medium-view.js';

/** What is told of a custody event; the archive's hash is the gateway's to add. */
export type NewCustodyEvent = Omit<CustodyEvent, 'sha256'>;

/** 受渡・保管記録: in order, with a second person where the medium is sealed or leaves the house. */
@UseCase()
export class RecordCustody {
  constructor(
    private readonly transactions: Transactions,
    private readonly media: MediumStore,
    private readonly book: PackageBook,
    private readonly persons: Persons,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  execute(person: Person, mediumId: string, event: NewCustodyEvent): Promise<Outcome<MediumView>> {
    return this.transactions.run(async (tx) => {
      const medium = await this.media.lock(tx, mediumId);
      if (!medium) return refuse(transferErrors.MEDIUM_UNKNOWN, { medium: mediumId });
      const history = await this.media.history(tx, mediumId);
      const allowed = checkCustody(history, event, person.id);
      if (!allowed.ok) return allowed;
      const witnessed = await this.witnessed(tx, event);
      if (!witnessed.ok) return witnessed;
      const content = await this.content(tx, event);
      if (!content.ok) return content;
      const at = this.clock.now().toISOString();
      const actor = actorText(person);
      const recorded = { ...event, ...content.value, id: newId(), at, actor };
      await this.media.addEvent(tx, mediumId, recorded);
      const subject = { kind: 'medium', id: mediumId };
      const [from, to] = [custodyState(history), event.kind];
      await this.audit.record(tx, { actor: person, action: 'custody.record', subject, from, to });
      return ok(mediumView(medium, [...history, recorded]));
    });
  }

  private async witnessed(tx: Tx, { kind, witness }: NewCustodyEvent): Promise<Outcome<undefined>> {
    return witness === undefined ? ok() : checkWitness(kind, await this.persons.find(tx, witness));
  }

  /** What is sealed in: only an approved package, named by the hash it was approved with. */
  private async content(
    tx: Tx,
    { kind, packageId }: NewCustodyEvent,
  ): Promise<Outcome<Pick<CustodyEvent, 'sha256'>>> {
    if (kind !== 'sealed' || packageId === undefined) return ok({});
    const found = await this.book.locked(tx, packageId, 'provided');
    if (!found.ok) return found;
    const { name, state, seal } = found.value;
    if (state === 'approved') return ok({ sha256: seal?.sha256 });
    return refuse(transferErrors.SEALED_PACKAGE_NOT_APPROVED, { package: name, state });
  }
}
