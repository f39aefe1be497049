import type { DataSource } from 'typeorm';
import { ProvisionLog0008 } from '../../../migrations/0008-provision-log.js';
import { Operator0009 } from '../../../migrations/0009-operator.js';
import { Certification0013 } from '../../../migrations/0013-certification.js';
import { CheckpointExchange } from '../../../src/features/provision-log/application/checkpoint-exchange.js';
import { ExportProvisionLog } from '../../../src/features/provision-log/application/export-provision-log.use-case.js';
import { ImportHandoverRecords } from '../../../src/features/provision-log/application/import-handover-records.use-case.js';
import { InspectProvisionLog } from '../../../src/features/provision-log/application/inspect-provision-log.use-case.js';
import { LogAppender } from '../../../src/features/provision-log/application/log-appender.js';
import { LogWriter } from '../../../src/features/provision-log/application/log-writer.js';
import {
  type DeliverableCase,
  DeliveryGate,
} from '../../../src/features/provision-log/application/ports/delivery-gate.js';
import {
  type HandoverPackage,
  HandoverPackages,
} from '../../../src/features/provision-log/application/ports/handover-packages.js';
import { ProvisionLogSettings } from '../../../src/features/provision-log/application/provision-log-settings.js';
import { Reconciler } from '../../../src/features/provision-log/application/reconciler.js';
import { ReconcilePackage } from '../../../src/features/provision-log/application/reconcile-package.use-case.js';
import { RecordDelivery } from '../../../src/features/provision-log/application/record-delivery.use-case.js';
import { SearchProvisionRecords } from '../../../src/features/provision-log/application/search-provision-records.use-case.js';
import { provisionLogErrors } from '../../../src/features/provision-log/domain/errors.js';
import { OpenPgpSignatureCheck } from '../../../src/features/provision-log/engines/openpgp-signature-check.js';
import { ProvisionLogMessages } from '../../../src/features/provision-log/peer/provision-log.messages.js';
import { provisionLogEntities } from '../../../src/features/provision-log/storage/entities.js';
import { TypeOrmLogStore } from '../../../src/features/provision-log/storage/typeorm-log.store.js';
import { TypeOrmReconciliationStore } from '../../../src/features/provision-log/storage/typeorm-reconciliation.store.js';
import { TypeOrmRecordStore } from '../../../src/features/provision-log/storage/typeorm-record.store.js';
import { TypeOrmWitnessStore } from '../../../src/features/provision-log/storage/typeorm-witness.store.js';
import { Certifications } from '../../../src/features/operator/application/certifications.js';
import { TypeOrmCertificationEventStore } from '../../../src/features/operator/storage/typeorm-certification-event.store.js';
import { operatorEntities } from '../../../src/features/operator/storage/peer.entity.js';
import { OwnOperator } from '../../../src/features/operator/application/ports/own-operator.js';
import { PeerStore } from '../../../src/features/operator/application/ports/peer.store.js';
import { Operators, type Peer } from '../../../src/features/operator/index.js';
import type { Person } from '../../../src/kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../src/kernel/outcome.js';
import { type AuditEntry, AuditTrail } from '../../../src/kernel/ports/audit-trail.js';
import { Clock } from '../../../src/kernel/ports/clock.js';
import { Outbox, type OutgoingMessage } from '../../../src/kernel/ports/outbox.js';
import type { Tx } from '../../../src/kernel/ports/transactions.js';
import { AesFieldCipher } from '../../../src/platform/crypto/aes-field-cipher.js';
import { newFieldKeyRing } from '../../../src/platform/crypto/field-key-ring.js';
import type { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';
import { openDatabase } from '../../../src/platform/database/data-source.js';
import { TypeOrmTransactions } from '../../../src/platform/database/transactions.js';
import { InProcessEvents } from '../../../src/platform/events/in-process-events.js';
import { PeerMessages } from '../../../src/protocol/index.js';
import { WireSchemas } from '../../../src/protocol/schema/wire-schemas.js';
import { freshDatabase } from '../../support/database.js';
import { keyringOf } from './keys.js';

export const STAFF: Person = { kind: 'person', id: 'p1', name: '担当', roles: ['staff'] };

class FixedClock extends Clock {
  now(): Date {
    return new Date('2026-11-21T01:00:00.000Z');
  }
}

class Peers extends PeerStore {
  readonly known = new Map<string, Peer>();
  find(_tx: Tx, code: string): Promise<Peer | undefined> {
    return Promise.resolve(this.known.get(code));
  }
  all(): Promise<Peer[]> {
    return Promise.resolve([...this.known.values()]);
  }
  lock(): Promise<void> {
    return Promise.resolve();
  }
  findByFingerprint(_tx: Tx, fingerprint: string): Promise<Peer | undefined> {
    return Promise.resolve([...this.known.values()].find((one) => one.fingerprint === fingerprint));
  }
  save(): Promise<void> {
    throw new Error('Not in these tests.');
  }
}

class Packages extends HandoverPackages {
  readonly known = new Map<string, HandoverPackage>();
  find(_tx: Tx, packageId: string): Promise<HandoverPackage | undefined> {
    return Promise.resolve(this.known.get(packageId));
  }
}

class Gate extends DeliveryGate {
  approved: DeliverableCase | undefined;
  check(_tx: Tx, caseId: string): Promise<Outcome<DeliverableCase>> {
    return Promise.resolve(
      this.approved
        ? ok(this.approved)
        : refuse(provisionLogErrors.DELIVERY_GATE_CLOSED, { caseId }),
    );
  }
}

class Trail extends AuditTrail {
  readonly entries: AuditEntry[] = [];
  record(_tx: Tx, entry: AuditEntry): Promise<void> {
    this.entries.push(entry);
    return Promise.resolve();
  }
}

/** Keeps what would go on the channel, after the schema of contracts/wire has been held against it. */
class Wire extends Outbox {
  readonly sent: OutgoingMessage[] = [];
  constructor(private readonly schemas: WireSchemas) {
    super();
  }
  send(_tx: Tx, message: OutgoingMessage): Promise<void> {
    const violation = this.schemas.bodyViolation(message.type, 1, message.body);
    if (violation) throw new Error(`${message.type}: ${violation.place} ${violation.rule}`);
    this.sent.push(message);
    return Promise.resolve();
  }
}

export class TestGateway {
  readonly cipher = new AesFieldCipher(newFieldKeyRing());
  readonly packages = new Packages();
  readonly peers = new Peers();
  readonly gate = new Gate();
  readonly audit = new Trail();
  readonly events = new InProcessEvents();
  readonly transactions: TypeOrmTransactions;
  readonly importRecords: ImportHandoverRecords;
  readonly search: SearchProvisionRecords;
  readonly reconcile: ReconcilePackage;
  readonly delivery: RecordDelivery;
  readonly inspect: InspectProvisionLog;
  readonly exporter: ExportProvisionLog;
  readonly messages: PeerMessages;
  readonly operators: Operators;
  private readonly certifications: Certifications;
  readonly clock: Clock = new FixedClock();
  readonly wire: Wire;

  constructor(
    readonly code: string,
    readonly dataSource: DataSource,
    readonly keyring: OpenPgpKeyring,
    settings = new ProvisionLogSettings(),
  ) {
    const schemas = WireSchemas.load();
    const [log, records, witnesses] = [
      new TypeOrmLogStore(),
      new TypeOrmRecordStore(),
      new TypeOrmWitnessStore(),
    ];
    const { cipher, packages, audit, events, clock } = this;
    const wire = (this.wire = new Wire(schemas));
    const tx = (this.transactions = new TypeOrmTransactions(dataSource));
    const own = ownOperator(code);
    const history = new TypeOrmCertificationEventStore();
    const certifications = (this.certifications = new Certifications(tx, own, history, clock));
    const operators = (this.operators = new Operators(own, this.peers, certifications, clock));
    const reconciliations = new TypeOrmReconciliationStore();
    const appender = new LogAppender(log, keyring, operators, clock);
    const reconciler = new Reconciler(records, packages, reconciliations, wire, audit, clock);
    const exchange = new CheckpointExchange(log, witnesses, operators, keyring, wire, audit, clock);
    const writer = new LogWriter(log, records, witnesses, cipher, keyring, operators, clock);
    const signatures = new OpenPgpSignatureCheck();
    this.importRecords = new ImportHandoverRecords(
      tx,
      packages,
      records,
      appender,
      cipher,
      keyring,
      settings,
      exchange,
      reconciler,
      audit,
      clock,
    );
    this.search = new SearchProvisionRecords(tx, records, cipher, audit);
    this.reconcile = new ReconcilePackage(tx, reconciler, reconciliations, audit);
    this.delivery = new RecordDelivery(
      tx,
      this.gate,
      records,
      appender,
      settings,
      events,
      audit,
      clock,
    );
    this.inspect = new InspectProvisionLog(tx, log, witnesses, writer, signatures, keyring);
    this.exporter = new ExportProvisionLog(tx, writer, audit);
    this.messages = new PeerMessages(schemas);
    new ProvisionLogMessages(this.messages, reconciler, exchange).onModuleInit();
  }

  static async start(code: string): Promise<TestGateway> {
    const { url } = await freshDatabase([ProvisionLog0008, Operator0009, Certification0013]);
    const dataSource = await openDatabase(url, [...provisionLogEntities, ...operatorEntities], []);
    const gateway = new TestGateway(code, dataSource, await keyringOf(code));
    await gateway.certifications.onApplicationBootstrap();
    return gateway;
  }

  stop(): Promise<void> {
    return this.dataSource.destroy();
  }

  knows(other: TestGateway): void {
    this.peers.known.set(other.code, {
      code: other.code,
      name: other.code,
      kind: 'anonymised',
      address: '東京都架空区1-1-1',
      representative: '代表 太郎',
      publicKey: other.keyring.publicKey(),
      fingerprint: other.keyring.fingerprint(),
      status: 'confirmed',
      certification: { number: '1', validFrom: '2024-04-01' },
      transport: { kind: 'bundle' },
      registeredBy: 'person:0',
    });
  }

  /** What waits for the peer, taken off the wire. */
  take(): OutgoingMessage[] {
    return this.wire.sent.splice(0);
  }

  receive(from: string, { type, body }: OutgoingMessage): Promise<Outcome<unknown>> {
    const message = { from, id: '0', type, schemaVersion: 1, createdAt: '', body };
    return this.transactions.run((tx) => this.messages.handlerOf(type)(tx, message));
  }

  async export(withPersons = false): Promise<string> {
    let file = '';
    await this.exporter.execute(STAFF, withPersons, (chunk) => {
      file += chunk;
      return Promise.resolve();
    });
    return file;
  }
}

/** Carries messages both ways until none is left. */
export async function exchangeMessages(a: TestGateway, b: TestGateway): Promise<void> {
  for (let carried = 1; carried > 0;) {
    carried = 0;
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      for (const message of from.take()) {
        carried += 1;
        const outcome = await to.receive(from.code, message);
        if (!outcome.ok) throw new Error(`${message.type}: ${outcome.error.code}`);
      }
  }
}

const ownOperator = (code: string): OwnOperator =>
  Object.assign(Object.create(OwnOperator.prototype) as OwnOperator, {
    facts: { code, name: code, kind: 'anonymised' as const },
    certification: { number: '1', validFrom: '2024-04-01' },
  });
