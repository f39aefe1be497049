import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { DomainEvents } from '../../../../kernel/ports/domain-events.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { checkedVersion, standingOn } from '../../domain/states/list-standing.js';
import { afterListChange } from '../../domain/states/opt-out-moment.js';
import { type TransferPackage, UNMADE, type VoidCause } from '../../domain/states/package.js';
import { PackageStore } from '../ports/package.store.js';
import { DepartureGate } from '../office/departure-gate.js';
import { PackageBook } from '../office/package-book.js';

const GATEWAY: Actor = { kind: 'gateway' };

/**
 * A stop request or a changed notice reaches every package this operator provides, within the transaction that
 * registers it: before the dispatch the ticket and all that was made from it are void; after it the passphrase is held
 * back, or what was released waits for its persons to be compared with the list.
 */
@UseCase()
export class OnListChanges {
  constructor(
    private readonly packages: PackageStore,
    private readonly book: PackageBook,
    private readonly departure: DepartureGate,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on('opt-out.registered', (tx) => this.each(tx, 'opt-out'));
    this.events.on('notice-list.changed', (tx) => this.each(tx, 'notice'));
  }

  private async each(tx: Tx, cause: VoidCause): Promise<Outcome<undefined>> {
    for (const id of await this.packages.idsProvided(tx)) {
      const pack = await this.packages.lock(tx, id);
      const changed = pack && (await this.change(tx, pack, cause));
      if (changed?.ok === false) return changed;
    }
    return ok();
  }

  private change(tx: Tx, pack: TransferPackage, cause: VoidCause): Promise<Outcome<unknown>> {
    const consequence = afterListChange(pack, cause);
    if (consequence === undefined) return Promise.resolve(ok());
    return consequence === 'void' ? this.void(tx, pack, cause) : this.hold(tx, pack, cause);
  }

  private void(tx: Tx, pack: TransferPackage, cause: VoidCause): Promise<Outcome<unknown>> {
    const at = this.clock.now().toISOString();
    const voided = { ticketId: pack.ticket?.id ?? '', cause, at };
    const change = { ...UNMADE, ticket: undefined, voided, reason: cause };
    return this.book.move(tx, GATEWAY, pack, 'void-ticket', change);
  }

  private async hold(tx: Tx, pack: TransferPackage, cause: VoidCause): Promise<Outcome<unknown>> {
    const heldVersion = (await this.departure.versions(tx))[cause];
    const held = { checkedVersion: checkedVersion(pack, cause), heldVersion };
    const change = { [standingOn(cause)]: held, reason: `${cause} list ${String(heldVersion)}` };
    return this.book.note(tx, GATEWAY, pack, 'hold', change);
  }
}
