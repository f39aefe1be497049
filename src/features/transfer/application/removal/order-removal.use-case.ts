import type { Actor } from '../../../../kernel/actor.js';
import { actorText } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { openOwnDocument, signDocument } from '../../../../kernel/job-ticket.js';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Operators } from '../../../operator/index.js';
import { isRehearsalName } from '../../domain/package-name.js';
import { readRemoval } from '../../domain/removal/read-removal.js';
import type { RemovalReceipt } from '../../domain/removal/removal-receipt.js';
import type { RemovalTicket } from '../../domain/removal/removal-ticket.js';
import {
  checkRemovable,
  type DeletionDuty,
  type DutyOutcome,
} from '../../domain/states/deletion-duty.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { recallErrors } from '../../domain/states/recall-errors.js';
import { checkShape } from '../../domain/states/receipts.js';
import { PackageBook } from '../office/package-book.js';
import { DutyBook } from '../recall/duty-book.js';

const KIND = 'yuzu.receipt/remove';

/** 削除のジョブ票と受領票, at the recipient: what the secure room removes, and what it says it removed. */
@UseCase()
export class OrderRemoval {
  constructor(
    private readonly transactions: Transactions,
    private readonly dutyBook: DutyBook,
    private readonly book: PackageBook,
    private readonly operators: Operators,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  ticket(actor: Actor, dutyId: string): Promise<Outcome<SignedDocument<RemovalTicket>>> {
    return this.onDuty(dutyId, async (tx, duty, pack) => {
      const ticket = this.ticketOf(duty, pack);
      const { id, issuedAt } = ticket;
      await this.dutyBook.giveTicket(tx, actor, duty, { id, issuedAt });
      return ok(await signDocument(this.keyring, ticket));
    });
  }

  /** Recorded, and waiting for the approver as what a person records alone. */
  async record(
    actor: Actor,
    dutyId: string,
    signed: SignedDocument<RemovalReceipt>,
    outcome: DutyOutcome,
  ): Promise<Outcome<DeletionDuty>> {
    const shape = checkShape(signed.document, KIND);
    if (!shape.ok) return shape;
    const receipt = await openOwnDocument(this.keyring, signed, KIND);
    if (!receipt.ok) return receipt;
    return this.onDuty(dutyId, async (tx, duty, pack) => {
      const removal = readRemoval(pack, duty, receipt.value);
      if (!removal.ok) return removal;
      const change = { outcome, recordedBy: actorText(actor), removal: removal.value };
      return this.dutyBook.move(tx, actor, duty, 'record', change);
    });
  }

  private ticketOf({ id: dutyId, digests }: DeletionDuty, pack: TransferPackage): RemovalTicket {
    const { id: packageId, name: packageName, tables } = pack;
    return {
      kind: 'yuzu.ticket/remove',
      id: newId(),
      operator: this.operators.own().code,
      issuedAt: this.clock.now().toISOString(),
      ...{ dutyId, packageId, packageName, digests },
      rehearsal: isRehearsalName(packageName),
      tables: tables.map(({ table }) => table),
    };
  }

  private onDuty<T>(
    dutyId: string,
    work: (tx: Tx, duty: DeletionDuty, pack: TransferPackage) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    return this.transactions.run(async (tx) => {
      const duty = await this.dutyBook.ready(tx, dutyId, 'record');
      if (!duty.ok) return duty;
      const removable = checkRemovable(duty.value);
      if (!removable.ok) return removable;
      const pack = await this.book.locked(tx, duty.value.packageId, 'received');
      if (!pack.ok) return refuse(recallErrors.DUTY_OF_PROVIDER, { duty: dutyId });
      return work(tx, duty.value, pack.value);
    });
  }
}
