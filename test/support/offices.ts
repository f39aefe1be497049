import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, type INestApplication, Module, type Provider, type Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import supertest from 'supertest';
import { migrations } from '../../migrations/index.js';
import { AuditModule } from '../../src/features/audit/audit.module.js';
import { AuditEntryEntity } from '../../src/features/audit/storage/audit-entry.entity.js';
import { isPermission, permits } from '../../src/features/identity/domain/permissions.js';
import type { Peer } from '../../src/features/operator/index.js';
import { PeerStore } from '../../src/features/operator/application/ports/peer.store.js';
import { OperatorModule } from '../../src/features/operator/operator.module.js';
import { operatorEntities } from '../../src/features/operator/storage/peer.entity.js';
import { type Person, type Role, ROLES } from '../../src/kernel/actor.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { ok, unwrap } from '../../src/kernel/outcome.js';
import { Clock } from '../../src/kernel/ports/clock.js';
import { DomainEvents } from '../../src/kernel/ports/domain-events.js';
import { Keyring } from '../../src/kernel/ports/keyring.js';
import { Outbox, type OutgoingMessage } from '../../src/kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../src/kernel/ports/transactions.js';
import { Config, loadSettings } from '../../src/platform/config/config.js';
import { AesFieldCipher } from '../../src/platform/crypto/aes-field-cipher.js';
import { newFieldKeyRing } from '../../src/platform/crypto/field-key-ring.js';
import { OpenPgpKeyring } from '../../src/platform/crypto/openpgp-keyring.js';
import { type Database, openDatabase } from '../../src/platform/database/data-source.js';
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
import { freshDatabase } from './database.js';

/** The features under test; the audit trail and the operator feature are always there. */
export interface Features {
  readonly modules: readonly Type[];
  readonly entities: readonly Type[];
}

export interface Letter extends OutgoingMessage {
  readonly from: string;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
}

/** A token is a role, or a role and another person: `approver`, `staff:second`. */
class TokenIsRole extends Authenticator {
  personOf(token: string): Promise<Person | undefined> {
    const role = ROLES.find((known) => known === token.split(':')[0]);
    const person: Person = { kind: 'person', id: token, name: token, roles: role ? [role] : [] };
    return Promise.resolve(role && person);
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

/** Puts messages among the letters under way, after the check the real outbox makes. */
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

export class Office {
  /** Codes of the refusals this office gave to messages. */
  readonly refused: string[] = [];

  constructor(
    readonly code: string,
    readonly app: INestApplication,
    readonly database: Database,
    readonly transactions: TypeOrmTransactions,
    readonly keyring: Keyring,
    readonly close: () => Promise<void>,
  ) {}

  async post(role: string, path: string, body: object = {}): Promise<Answer> {
    return this.request().post(`/api/${path}`).set('authorization', `Bearer ${role}`).send(body);
  }

  async get(role: string, path: string): Promise<Answer> {
    return this.request().get(`/api/${path}`).set('authorization', `Bearer ${role}`);
  }

  async receive({ from, type, body }: Letter): Promise<void> {
    const message = { from, id: 'x', type, schemaVersion: 1, createdAt: '', body };
    const handler = this.app.get(PeerMessages).handlerOf(type);
    const outcome = await this.transactions.run((tx) => handler(tx, message));
    if (!outcome.ok) this.refused.push(outcome.error.code);
  }

  async knows(peer: Peer): Promise<void> {
    const saved = await this.transactions.run(async (tx) => {
      await this.app.get(PeerStore).save(tx, peer);
      return ok();
    });
    unwrap(saved);
  }

  asPeer(): Peer {
    return {
      code: this.code,
      name: `事業者${this.code}`,
      kind: 'anonymised',
      address: '東京都架空区1-1-1',
      representative: '代表 太郎',
      publicKey: this.keyring.publicKey(),
      fingerprint: this.keyring.fingerprint(),
      status: 'confirmed',
      certification: { number: '1', validFrom: '2024-04-01' },
      transport: { kind: 'bundle' },
      registeredBy: 'person:admin',
    };
  }

  private request() {
    return supertest(this.app.getHttpServer() as never);
  }
}

/** Several operators who know each other, each on a real database, with the wire in memory. */
export class Offices {
  readonly clock = new TestClock();
  readonly letters: Letter[] = [];
  readonly all: Office[] = [];

  static async open(features: Features, ...codes: string[]): Promise<Offices> {
    const offices = new Offices();
    for (const code of codes) offices.all.push(await openOffice(code, features, offices));
    for (const office of offices.all)
      for (const other of offices.all) if (other !== office) await office.knows(other.asPeer());
    return offices;
  }

  of(code: string): Office {
    const office = this.all.find((one) => one.code === code);
    if (!office) throw new Error(`No office ${code}`);
    return office;
  }

  /** What is under way, and what that sets off, until nothing is left; those offline get theirs later. */
  async deliver({ offline = [] }: { offline?: readonly string[] } = {}): Promise<void> {
    for (;;) {
      const index = this.letters.findIndex(({ to }) => !offline.includes(to));
      const letter = this.letters[index];
      if (!letter) return;
      this.letters.splice(index, 1);
      await this.of(letter.to).receive(letter);
    }
  }

  async close(): Promise<void> {
    for (const office of this.all) await office.close();
  }
}

async function openOffice(
  code: string,
  { modules, entities }: Features,
  { clock, letters }: Offices,
): Promise<Office> {
  const fresh = await freshDatabase(migrations);
  const all = [AuditEntryEntity, ...operatorEntities, ...entities];
  const database = await openDatabase(fresh.url, all, []);
  const keys = await mkdtemp(join(tmpdir(), 'yuzu-office-'));
  const keyring = await OpenPgpKeyring.create(join(keys, 'key'), { code, name: code });
  const transactions = new TypeOrmTransactions(database);
  const schemas = WireSchemas.load();
  const settings = unwrap(loadSettings('config/default.yaml'));
  const operator = { ...settings.operator, code };
  const app = await application(modules, [
    [Transactions, transactions],
    [Clock, clock],
    [Keyring, keyring],
    [Outbox, new LetterBox(code, schemas, letters)],
    [DomainEvents, new InProcessEvents()],
    [Config, { settings: { ...settings, operator } }],
    [PeerCertificate, new PeerCertificate('', '')],
    [PeerMessages, new PeerMessages(schemas)],
    [Authenticator, new TokenIsRole()],
  ]);
  return new Office(code, app, database, transactions, keyring, async () => {
    await app.close();
    await database.destroy();
    await fresh.drop();
    await rm(keys, { recursive: true });
  });
}

async function application(
  modules: readonly Type[],
  parts: readonly (readonly [token: object, value: object])[],
): Promise<INestApplication> {
  const providers = parts.map(
    ([provide, useValue]) => ({ provide, useValue }) as Exclude<Provider, Type>,
  );
  const exported = [...providers.map(({ provide }) => provide), PermissionGuard];
  @Global()
  @Module({ providers: [...providers, PermissionGuard], exports: exported })
  class PlatformModule {}
  const imports = [PlatformModule, AuditModule, OperatorModule, ...modules];
  const module = await Test.createTestingModule({ imports }).compile();
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class and documents literals
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false });
  app.useBodyParser('json', { limit: '256mb' });
  app.useGlobalPipes(requestValidation());
  app.useGlobalGuards(app.get(PermissionGuard));
  app.useGlobalInterceptors(new CommandInterceptor(new AesFieldCipher(newFieldKeyRing())));
  app.useGlobalFilters(new ErrorFilter());
  app.useLogger(false);
  return app.init();
}
