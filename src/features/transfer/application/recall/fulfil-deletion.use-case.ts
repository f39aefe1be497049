import { type Actor, actorText } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import {
  checkDutyConfirmer,
  type DeletionDuty,
  type DutyCommand,
  type DutyOutcome,
} from '../../domain/states/deletion-duty.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { recallErrors } from '../../domain/states/recall-errors.js';
import { PackageBook } from '../office/package-book.js';
import { DeletionDutyStore } from '../ports/deletion-duty.store.js';
import type { DeletionDoneMessage } from './deletion-duties.js';
import { DutyBook } from './duty-book.js';

/** 提供停止に伴う削除, at the recipient: one person records it, another confirms it, the provider learns of it. */
@UseCase()
export class FulfilDeletion {
  constructor(
    private readonly transactions: Transactions,
    private readonly duties: DeletionDutyStore,
    private readonly dutyBook: DutyBook,
    private readonly book: PackageBook,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  all(): Promise<DeletionDuty[]> {
    return this.transactions.read((tx) => this.duties.all(tx));
  }

  record(actor: Actor, id: string, outcome: DutyOutcome): Promise<Outcome<DeletionDuty>> {
    return this.own(id, 'record', (tx, duty) => {
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
    return this.own(id, 'confirm', async (tx, duty, { counterpart: to }) => {
      const other = checkDutyConfirmer(duty, actorText(actor));
      if (!other.ok) return other;
      const fulfilledOn = this.clock.today();
      const { outcome = 'deleted' } = duty;
      const moved = await this.dutyBook.move(tx, actor, duty, 'confirm', { fulfilledOn });
      const body: DeletionDoneMessage = { dutyId: id, outcome, fulfilledOn };
      if (moved.ok) await this.outbox.send(tx, { to, type: 'opt-out.deletion-done', body });
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
      const pack = await this.book.locked(tx, found.value.packageId, 'received');
      if (!pack.ok) return refuse(recallErrors.DUTY_OF_PROVIDER, { duty: id });
      const done = await work(tx, found.value, pack.value);
      return done.ok ? ok(done.value) : done;
    });
  }
}
