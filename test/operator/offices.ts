import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, type INestApplication, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import supertest from 'supertest';
import { IdempotentCommand0003 } from '../../migrations/0003-idempotent-command.js';
import { IdentityAudit0004 } from '../../migrations/0004-identity-audit.js';
import { Operator0009 } from '../../migrations/0009-operator.js';
import { Certification0013 } from '../../migrations/0013-certification.js';
import { AuditModule } from '../../src/features/audit/audit.module.js';
import { AuditEntryEntity } from '../../src/features/audit/storage/audit-entry.entity.js';
import { isPermission, permits } from '../../src/features/identity/domain/permissions.js';
import { Operators } from '../../src/features/operator/index.js';
import { OperatorModule } from '../../src/features/operator/operator.module.js';
import { operatorEntities } from '../../src/features/operator/storage/peer.entity.js';
import { type Person, type Role, ROLES } from '../../src/kernel/actor.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import type { DomainEvent } from '../../src/kernel/events.js';
import { ok, type Outcome, unwrap } from '../../src/kernel/outcome.js';
import { Clock } from '../../src/kernel/ports/clock.js';
import { DomainEvents } from '../../src/kernel/ports/domain-events.js';
import { Keyring } from '../../src/kernel/ports/keyring.js';
import { Outbox, type OutgoingMessage } from '../../src/kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../src/kernel/ports/transactions.js';
import { Config, loadSettings } from '../../src/platform/config/config.js';
import { AesFieldCipher } from '../../src/platform/crypto/aes-field-cipher.js';
import { newFieldKeyRing } from '../../src/platform/crypto/field-key-ring.js';
import { OpenPgpKeyring } from '../../src/platform/crypto/openpgp-keyring.js';
import { openDatabase } from '../../src/platform/database/data-source.js';
import { TypeOrmTransactions } from '../../src/platform/database/transactions.js';
import { InProcessEvents } from '../../src/platform/events/in-process-events.js';
import { Authenticator } from '../../src/platform/http/authenticator.js';
import { CommandInterceptor } from '../../src/platform/http/command.interceptor.js';
import { ErrorFilter } from '../../src/platform/http/error.filter.js';
import { PermissionGuard } from '../../src/platform/http/permission.guard.js';
import { requestValidation } from '../../src/platform/http/validation.js';
import { PeerCertificate } from '../../src/platform/tls/peer-certificate.js';
import { PeerMessages } from '../../src/protocol/application/peer-messages.js';
import { WireSchemas } from '../../src/protocol/schema/wire-schemas.js';
import { freshDatabase } from '../support/database.js';

const MIGRATIONS = [IdempotentCommand0003, IdentityAudit0004, Operator0009, Certification0013];

export interface Letter extends OutgoingMessage {
  readonly from: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

class TokenIsRole extends Authenticator {
  personOf(token: string): Promise<Person | undefined> {
    const role = ROLES.find((known) => known === token);
    return Promise.resolve(role && { kind: 'person', id: role, name: role, roles: [role] });
  }
  permits(roles: readonly Role[], permission: string): boolean {
    return isPermission(permission) && permits(roles, permission);
  }
  knows(permission: string): boolean {
    return isPermission(permission);
  }
}

/** Noon in Japan of a day the test sets; every look at it is a millisecond later. */
class TestClock extends Clock {
  day = '2026-11-21';
  private ticks = 0;
  now(): Date {
    this.ticks += 1;
    return new Date(Date.parse(`${this.day}T03:00:00Z`) + this.ticks);
  }
}

class LetterBox extends Outbox {
  constructor(
    private readonly from: string,
    private readonly schemas: WireSchemas,
    private readonly letters: Letter[],
  ) {
    super();
  }
  send(_: Tx, { to, type, body }: OutgoingMessage): Promise<void> {
    const plain: unknown = JSON.parse(canonicalJson(body));
    const violation = this.schemas.bodyViolation(type, 1, plain);
    if (violation) throw new Error(`${type} ${violation.place} ${violation.rule}`);
    this.letters.push({ from: this.from, to, type, body: plain });
    return Promise.resolve();
  }
}

/** The operator feature of one gateway over HTTP, on a database of its own. */
export class Office {
  readonly refused: string[] = [];
  readonly events: DomainEvent[] = [];

  constructor(
    readonly code: string,
    readonly app: INestApplication,
    readonly keyring: Keyring,
    readonly transactions: TypeOrmTransactions,
    private readonly dispose: () => Promise<void>,
  ) {
    app.get(DomainEvents).on('certification.changed', (_, event) => {
      this.events.push(event);
      return Promise.resolve(ok());
    });
  }

  async post(role: Role, path: string, body: object): Promise<Answer> {
    return this.request().post(`/api/${path}`).set('authorization', `Bearer ${role}`).send(body);
  }

  async get(role: Role, path: string): Promise<Answer> {
    return this.request().get(`/api/${path}`).set('authorization', `Bearer ${role}`);
  }

  /** The code of the refusal, or `ok`. */
  async gate(operator: string, kind?: 'anonymised' | 'pseudonymised'): Promise<string> {
    const operators = this.app.get(Operators);
    const outcome = await this.transactions.read((tx) => operators.certified(tx, operator, kind));
    return outcome.ok ? 'ok' : outcome.error.code;
  }

  receive({ from, type, body }: Omit<Letter, 'to'>): Promise<Outcome<unknown>> {
    const message = { from, id: 'x', type, schemaVersion: 1, createdAt: '', body };
    const handler = this.app.get(PeerMessages).handlerOf(type);
    return this.transactions.run((tx) => handler(tx, message));
  }

  registration(kind = 'anonymised'): Record<string, unknown> {
    return {
      code: this.code,
      name: `事業者${this.code}`,
      kind,
      address: '東京都架空区1-1-1',
      representative: '代表 太郎',
      publicKey: this.keyring.publicKey(),
      fingerprint: this.keyring.fingerprint(),
      certification: { number: '第1号', validFrom: '2024-04-01' },
      transport: { kind: 'bundle' },
    };
  }

  /** Registers and confirms the other, each by the person who does it. */
  async meet(other: Office): Promise<void> {
    const { fingerprint } = other.registration();
    const registered = await this.post('administrator', 'peers', other.registration());
    const path = `peers/${other.code}/confirmation`;
    const confirmed = await this.post('approver', path, { fingerprint });
    if (registered.status !== 201 || confirmed.status !== 201)
      throw new Error(JSON.stringify([registered.body, confirmed.body]));
  }

  close(): Promise<void> {
    return this.dispose();
  }

  private request() {
    return supertest(this.app.getHttpServer() as never);
  }
}

/** Several operators with the wire between them in memory; they do not know each other yet. */
export class Offices {
  readonly clock = new TestClock();
  readonly letters: Letter[] = [];
  readonly all: Office[] = [];

  static async open(...codes: string[]): Promise<Offices> {
    const offices = new Offices();
    for (const code of codes) offices.all.push(await openOffice(code, offices));
    return offices;
  }

  of(code: string): Office {
    const office = this.all.find((one) => one.code === code);
    if (!office) throw new Error(`No office ${code}`);
    return office;
  }

  /** All letters to these operators; the others are offline and get theirs later. */
  async deliver(...to: string[]): Promise<void> {
    for (const letter of this.letters.filter((one) => to.includes(one.to))) {
      this.letters.splice(this.letters.indexOf(letter), 1);
      unwrap(await this.of(letter.to).receive(letter));
    }
  }

  async close(): Promise<void> {
    for (const office of this.all) await office.close();
  }
}

async function openOffice(code: string, { clock, letters }: Offices): Promise<Office> {
  const database = await freshDatabase(MIGRATIONS);
  const entities = [AuditEntryEntity, ...operatorEntities];
  const dataSource = await openDatabase(database.url, entities, []);
  const keys = await mkdtemp(join(tmpdir(), 'yuzu-operator-'));
  const keyring = await OpenPgpKeyring.create(join(keys, 'key'), { code, name: code });
  const transactions = new TypeOrmTransactions(dataSource);
  const schemas = WireSchemas.load();
  const settings = unwrap(loadSettings('config/default.yaml'));
  const operator = { ...settings.operator, code };
  const app = await application([
    { provide: Transactions, useValue: transactions },
    { provide: Clock, useValue: clock },
    { provide: Keyring, useValue: keyring },
    { provide: Outbox, useValue: new LetterBox(code, schemas, letters) },
    { provide: DomainEvents, useValue: new InProcessEvents() },
    { provide: Config, useValue: { settings: { ...settings, operator } } },
    { provide: PeerCertificate, useValue: new PeerCertificate('', '') },
    { provide: PeerMessages, useValue: new PeerMessages(schemas) },
    { provide: Authenticator, useValue: new TokenIsRole() },
  ]);
  return new Office(code, app, keyring, transactions, async () => {
    await app.close();
    await dataSource.destroy();
    await database.drop();
    await rm(keys, { recursive: true });
  });
}

async function application(
  providers: { provide: abstract new (...given: never[]) => object; useValue: unknown }[],
): Promise<INestApplication> {
  const exported = providers.map(({ provide }) => provide);
  @Global()
  @Module({ providers: [...providers, PermissionGuard], exports: [...exported, PermissionGuard] })
  class PlatformModule {}
  const imports = [PlatformModule, AuditModule, OperatorModule];
  const module = await Test.createTestingModule({ imports }).compile();
  const app = module.createNestApplication();
  app.useGlobalPipes(requestValidation());
  app.useGlobalGuards(app.get(PermissionGuard));
  app.useGlobalInterceptors(new CommandInterceptor(new AesFieldCipher(newFieldKeyRing())));
  app.useGlobalFilters(new ErrorFilter());
  app.useLogger(false);
  return app.init();
}
