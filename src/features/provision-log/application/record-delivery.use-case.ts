import { actorText, type Person } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import { Transactions, type Tx } from '../../../kernel/ports/transactions.js';
import { isLocalDate, type LocalDate } from '../../../kernel/time.js';
import { UseCase } from '../../../kernel/use-case.js';
import { provisionLogErrors } from '../domain/errors.js';
import type { DeliveryEntry, TableRows } from '../domain/log-entry.js';
import { retainUntil } from '../domain/record-form.js';
import { partyOf } from '../domain/record-handover.js';
import { LogAppender } from './log-appender.js';
import { DeliveryGate, type DeliverableCase } from './ports/delivery-gate.js';
import { RecordStore } from './ports/record.store.js';
import { ProvisionLogSettings } from './provision-log-settings.js';

export interface NewDelivery {
  readonly deliveredOn: LocalDate;
  /** What was handed over, as the specification names it. */
  readonly content: string;
  /** How: courier, communication, on site. */
  readonly method: string;
  readonly persons: number;
  readonly rows: readonly TableRows[];
  /** SHA-256 of the delivered file or of its delivery document, 64 hex digits. */
  readonly documentSha256: string;
}

/** 匿名加工医療情報の提供記録: only after the second review approved. */
@UseCase()
export class RecordDelivery {
  constructor(
    private readonly transactions: Transactions,
    private readonly gate: DeliveryGate,
    private readonly records: RecordStore,
    private readonly appender: LogAppender,
    private readonly settings: ProvisionLogSettings,
    private readonly events: DomainEvents,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  execute(person: Person, caseId: string, delivery: NewDelivery): Promise<Outcome<DeliveryEntry>> {
    const { deliveredOn } = delivery;
    return this.transactions.run(async (tx) => {
      const deliverable = await this.gate.check(tx, caseId);
      if (!deliverable.ok) return deliverable;
      if (!isLocalDate(deliveredOn) || deliveredOn > this.clock.today())
        return refuse(provisionLogErrors.DELIVERY_DATE_INVALID, { date: deliveredOn });
      const log = await this.appender.open(tx);
      if (!log.ok) return log;
      const known = (await this.records.deliveries(tx, caseId)).find(sameAs(delivery));
      if (known) return ok(known);
      const entry = this.entry(person, caseId, delivery, deliverable.value, log.value.next);
      log.value.add(entry);
      await this.records.addDelivery(tx, entry);
      await this.appender.close(tx, log.value);
      return this.announce(tx, person, entry);
    });
  }

  list(caseId: string): Promise<DeliveryEntry[]> {
    return this.transactions.read((tx) => this.records.deliveries(tx, caseId));
  }

  private entry(
    person: Person,
    caseId: string,
    delivery: NewDelivery,
    { caseNumber, dataUser }: DeliverableCase,
    sequence: number,
  ): DeliveryEntry {
    const { deliveredOn, content, method, persons, rows, documentSha256 } = delivery;
    return {
      kind: 'delivery',
      version: 1,
      id: newId(),
      sequence,
      caseId,
      caseNumber,
      deliveredOn,
      dataUser: partyOf(dataUser),
      content,
      method,
      persons,
      rows: rows.map((row) => ({ table: row.table, rows: row.rows })),
      documentSha256: documentSha256.toLowerCase(),
      retainUntil: retainUntil(deliveredOn, this.settings.form.retentionYears),
      recordedAt: this.clock.now().toISOString(),
      recordedBy: actorText(person),
    };
  }

  private async announce(
    tx: Tx,
    actor: Person,
    entry: DeliveryEntry,
  ): Promise<Outcome<DeliveryEntry>> {
    const { caseId, id: deliveryId } = entry;
    const subject = { kind: 'case', id: caseId };
    await this.audit.record(tx, { actor, action: 'delivery.record', subject, reason: deliveryId });
    const told = await this.events.publish(tx, { name: 'case.delivered', caseId, deliveryId });
    return told.ok ? ok(entry) : told;
  }
}

/** The same delivery recorded again, e.g. after a lost answer. */
const sameAs =
  ({ deliveredOn, documentSha256 }: NewDelivery) =>
  (entry: DeliveryEntry): boolean =>
    entry.deliveredOn === deliveredOn && entry.documentSha256 === documentSha256.toLowerCase();
