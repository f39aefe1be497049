import { type Actor, actorText } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import {
  checkDutyConfirmer,
  checkRetention,
  type DeletionDuty,
  type DutyCommand,
  type DutyOutcome,
  type ListedDuty,
  listedDuty,
} from '../../domain/states/deletion-duty.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { recallErrors } from '../../domain/states/recall-errors.js';
import { PackageStore } from '../ports/package.store.js';
import { DeletionDutyStore } from '../ports/deletion-duty.store.js';
import type { DeletionDoneMessage } from './deletion-duties.js';
import { DutyBook } from './duty-book.js';

/** 削除, by whose it is: one person records it, another confirms it; of the recipient's the provider learns. */
@UseCase()
export class FulfilDeletion {
  constructor(
    private readonly transactions: Transactions,
    private readonly duties: DeletionDutyStore,
    private readonly dutyBook: DutyBook,
    private readonly packages: PackageStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** After stop requests and recalls. */
  async all(): Promise<ListedDuty[]> {
    return (await this.listed()).filter(({ cause }) => cause !== 'retention');
  }

  /** 保存期限: what of each accepted package is to be deleted by which day, at either side. */
  async ofRetentions(): Promise<ListedDuty[]> {
    return (await this.listed()).filter(({ cause }) => cause === 'retention');
  }

  private async listed(): Promise<ListedDuty[]> {
    const today = this.clock.today();
    const all = await this.transactions.read((tx) => this.duties.all(tx));
    return all.map((duty) => listedDuty(duty, today));
  }

  record(actor: Actor, id: string, outcome: DutyOutcome): Promise<Outcome<DeletionDuty>> {
    return this.own(id, 'record', async (tx, duty, { direction }) => {
      const due = checkRetention(duty, direction, this.clock.today());
      if (!due.ok) return due;
      const change = { outcome, recordedBy: actorText(actor) };
      return this.dutyBook.move(tx, actor, duty, 'record', change);
    });
  }

  /** 差戻し: what was recorded does not stand. */
  return(actor: Actor, id: string): Promise<Outcome<DeletionDuty>> {
    return this.own(id, 'return', (tx, duty) => {
      const change = { outcome: undefined, recordedBy: undefined };
      return this.dutyBook.move(tx, actor, duty, 'return', change);
    });
  }

  confirm(actor: Actor, id: string): Promise<Outcome<DeletionDuty>> {
    return this.own(id, 'confirm', async (tx, duty, { counterpart: to, direction }) => {
      const other = checkDutyConfirmer(duty, actorText(actor));
      if (!other.ok) return other;
      const fulfilledOn = this.clock.today();
      const { outcome = 'deleted' } = duty;
      const moved = await this.dutyBook.move(tx, actor, duty, 'confirm', { fulfilledOn });
      const body: DeletionDoneMessage = { dutyId: id, outcome, fulfilledOn };
      // What the provider erases of its own copy is nobody else's to know.
      if (moved.ok && direction === 'received')
        await this.outbox.send(tx, { to, type: 'opt-out.deletion-done', body });
      return moved;
    });
  }

  private own(
    id: string,
    command: DutyCommand,
    work: (tx: Tx, duty: DeletionDuty, pack: TransferPackage) => Promise<Outcome<DeletionDuty>>,
  ): Promise<Outcome<DeletionDuty>> {
    return this.transactions.run(async (tx) => {
      const found = await this.dutyBook.ready(tx, id, command);
      if (!found.ok) return found;
      const pack = await this.packages.lock(tx, found.value.packageId);
      if (!pack || !found.value.mine) return refuse(recallErrors.DUTY_OF_PROVIDER, { duty: id });
      const done = await work(tx, found.value, pack);
      return done.ok ? ok(done.value) : done;
    });
  }
}
