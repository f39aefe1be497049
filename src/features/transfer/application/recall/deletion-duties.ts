import type { Actor } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { DeletionDuty, DutyOutcome } from '../../domain/states/deletion-duty.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { recallErrors } from '../../domain/states/recall-errors.js';
import { DeletionDutyStore } from '../ports/deletion-duty.store.js';
import { PackageBook } from '../office/package-book.js';
import { DutyBook } from './duty-book.js';

/** Body of `opt-out.deletion-asked`: provider to recipient. */
export interface DeletionAskedMessage {
  readonly dutyId: string;
  readonly packageId: string;
  readonly listVersion: number;
  readonly digests: readonly string[];
}

/** Body of `opt-out.deletion-done`: recipient to provider. */
export interface DeletionDoneMessage {
  readonly dutyId: string;
  readonly outcome: DutyOutcome;
  readonly fulfilledOn: string;
}

const GATEWAY: Actor = { kind: 'gateway' };
const WHOLE = { listVersion: 0, digests: [] };
const peer = (operator: string): Actor => ({ kind: 'peer', operator });

/** Stop requests and recalls that come after the release are the recipient's duty, listed at both sides until fulfilled. */
@UseCase()
export class DeletionDuties {
  constructor(
    private readonly duties: DeletionDutyStore,
    private readonly dutyBook: DutyBook,
    private readonly book: PackageBook,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** At the provider: for persons of whom the recipient does not know yet. */
  async raise(
    tx: Tx,
    actor: Actor,
    { id: packageId, counterpart: to, optOuts }: TransferPackage,
    digests: readonly string[],
  ): Promise<void> {
    const known = await this.duties.ofPackage(tx, packageId);
    const asked = new Set(known.flatMap((duty) => duty.digests));
    const added = digests.filter((digest) => !asked.has(digest)).toSorted();
    if (added.length === 0) return;
    const listVersion = optOuts?.checkedVersion ?? 0;
    const duty = { id: newId(), packageId, listVersion, digests: added, cause: 'opt-out' } as const;
    await this.add(tx, actor, { ...duty, mine: false });
    const body: DeletionAskedMessage = { dutyId: duty.id, packageId, listVersion, digests: added };
    await this.outbox.send(tx, { to, type: 'opt-out.deletion-asked', body });
  }

  /** At the recipient; runs within the transaction of the message. */
  async asked(
    tx: Tx,
    from: string,
    { dutyId: id, packageId, listVersion, digests }: DeletionAskedMessage,
  ): Promise<Outcome<unknown>> {
    const found = await this.book.ofPeer(tx, from, packageId, 'received');
    if (!found.ok) return found;
    const duty = { id, packageId, listVersion, digests, cause: 'opt-out' } as const;
    await this.add(tx, peer(from), { ...duty, mine: true });
    return ok();
  }

  /** At either side: all of a package that was recalled after its release. */
  async ofRecall(
    tx: Tx,
    actor: Actor,
    { id: packageId, direction }: TransferPackage,
    id = newId(),
  ): Promise<string> {
    const mine = direction === 'received';
    await this.add(tx, actor, { id, packageId, ...WHOLE, cause: 'recall', mine });
    return id;
  }

  /**
   * At either side, where it knows a package as accepted: what is kept of it is to be deleted when the retention ends. The
   * recipient's deletion has the package's id at both sides, so that it needs no message to begin with.
   */
  async ofRetention(
    tx: Tx,
    { id: packageId, direction, retentionUntil }: TransferPackage,
  ): Promise<void> {
    const kept = { packageId, ...WHOLE, cause: 'retention', dueOn: retentionUntil } as const;
    const mine = direction === 'received';
    await this.add(tx, GATEWAY, { ...kept, id: packageId, mine });
    if (!mine) await this.add(tx, GATEWAY, { ...kept, id: newId(), mine: true });
  }

  /** At the provider; runs within the transaction of the message. */
  async done(
    tx: Tx,
    from: string,
    { dutyId, outcome, fulfilledOn }: DeletionDoneMessage,
  ): Promise<Outcome<unknown>> {
    const found = await this.dutyBook.ready(tx, dutyId, 'note-fulfilment');
    if (!found.ok) return found;
    const shared = await this.book.ofPeer(tx, from, found.value.packageId, 'provided');
    if (!shared.ok) return shared;
    if (found.value.mine) return refuse(recallErrors.DUTY_UNKNOWN, { duty: dutyId });
    const change = { outcome, fulfilledOn };
    return this.dutyBook.move(tx, peer(from), found.value, 'note-fulfilment', change);
  }

  private async add(
    tx: Tx,
    actor: Actor,
    asked: Omit<DeletionDuty, 'state' | 'raisedOn'>,
  ): Promise<void> {
    const duty = { ...asked, state: 'open', raisedOn: this.clock.today() } as const;
    if (!(await this.duties.add(tx, duty))) return;
    const subject = { kind: 'deletion-duty', id: duty.id };
    const { cause, digests } = duty;
    const reason = cause === 'opt-out' ? `${String(digests.length)} persons` : cause;
    await this.audit.record(tx, { actor, action: 'deletion.ask', subject, to: 'open', reason });
  }
}
