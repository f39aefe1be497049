import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, type INestApplication, Module } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import supertest from 'supertest';
import type { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { AuditModule } from '../../../src/features/audit/audit.module.js';
import { ApplicationModule } from '../../../src/features/application/application.module.js';
import { PersonStore } from '../../../src/features/identity/application/ports/person.store.js';
import { isPermission, permits } from '../../../src/features/identity/domain/permissions.js';
import { Persons } from '../../../src/features/identity/index.js';
import { TypeOrmPersonStore } from '../../../src/features/identity/storage/typeorm-person.store.js';
import { LinkageModule } from '../../../src/features/linkage/linkage.module.js';
import { PeerStore } from '../../../src/features/operator/application/ports/peer.store.js';
import { OptOutModule } from '../../../src/features/opt-out/opt-out.module.js';
import { TransferModule } from '../../../src/features/transfer/transfer.module.js';
import { type Person, type Role, ROLES } from '../../../src/kernel/actor.js';
import { canonicalJson, sha256Hex } from '../../../src/kernel/canonical-json.js';
import { ok, unwrap } from '../../../src/kernel/outcome.js';
import { Clock } from '../../../src/kernel/ports/clock.js';
import { DomainEvents } from '../../../src/kernel/ports/domain-events.js';
import { FieldCipher } from '../../../src/kernel/ports/field-cipher.js';
import { Keyring } from '../../../src/kernel/ports/keyring.js';
import { Outbox, type OutgoingMessage } from '../../../src/kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../../src/kernel/ports/transactions.js';
import { entities } from '../../../src/main/entities.js';
import { Config, loadSettings } from '../../../src/platform/config/config.js';
import { AesFieldCipher } from '../../../src/platform/crypto/aes-field-cipher.js';
import { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';
import { openDatabase } from '../../../src/platform/database/data-source.js';
import { TypeOrmTransactions } from '../../../src/platform/database/transactions.js';
import { InProcessEvents } from '../../../src/platform/events/in-process-events.js';
import { Authenticator } from '../../../src/platform/http/authenticator.js';
import { CommandInterceptor } from '../../../src/platform/http/command.interceptor.js';
import { ErrorFilter } from '../../../src/platform/http/error.filter.js';
import { PermissionGuard } from '../../../src/platform/http/permission.guard.js';
import { RequestInterceptor } from '../../../src/platform/http/request.interceptor.js';
import { requestValidation } from '../../../src/platform/http/validation.js';
import { PeerCertificate } from '../../../src/platform/tls/peer-certificate.js';
import { PeerMessages } from '../../../src/protocol/application/peer-messages.js';
import { WireSchemas } from '../../../src/protocol/schema/wire-schemas.js';
import { freshDatabase } from '../../support/database.js';

export interface Letter extends OutgoingMessage {
  readonly from: string;
}

/** Who logs in: a role, or `role:second` for another person of the role. */
export const idOf = (login: string): string => {
  const hex = sha256Hex(login);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

class LoginIsRole extends Authenticator {
  personOf(login: string): Promise<Person | undefined> {
    const role = ROLES.find((known) => known === login.split(':')[0]);
    return Promise.resolve(role && { kind: 'person', id: idOf(login), name: login, roles: [role] });
  }
  permits(roles: readonly Role[], permission: string): boolean {
    return isPermission(permission) && permits(roles, permission);
  }
  knows(permission: string): boolean {
    return isPermission(permission);
  }
}

/** Two persons of every role, as `LoginIsRole` knows them. */
async function hire(dataSource: DataSource): Promise<void> {
  for (const role of ROLES)
    for (const login of [role, `${role}:second`])
      await dataSource.query(
        `INSERT INTO person (id, login, name, roles, password_hash) VALUES ($1, $2, $2, $3, '-')`,
        [idOf(login), login, [role]],
      );
}

/** Noon in Japan of a day the test sets. */
class TestClock extends Clock {
  day = '2026-11-21';
  private ticks = 0;
  now(): Date {
    this.ticks += 1;
    return new Date(Date.parse(`${this.day}T03:00:00Z`) + this.ticks);
  }
}

/** Checks a body as the real outbox does and puts it among the letters under way. */
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

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** One operator's gateway: real database, keys and HTTP. */
export class Office {
  /** Codes of the refusals this office gave to messages. */
  readonly refused: string[] = [];

  constructor(
    readonly code: string,
    readonly app: INestApplication,
    readonly keyring: Keyring,
    readonly dataSource: DataSource,
    private readonly dispose: () => Promise<void>,
  ) {}

  async post(login: string, path: string, body: object = {}): Promise<Answer> {
    return this.request().post(`/api/${path}`).set('authorization', `Bearer ${login}`).send(body);
  }

  async get(login: string, path: string): Promise<Answer> {
    return this.request().get(`/api/${path}`).set('authorization', `Bearer ${login}`);
  }

  /** As `post`, for steps that must succeed. */
  async done<T>(login: string, path: string, body: object = {}): Promise<T> {
    const answer = await this.post(login, path, body);
    if (answer.status !== 201)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  get transactions(): Transactions {
    return this.app.get(Transactions);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.dispose();
  }

  private request() {
    return supertest(this.app.getHttpServer() as never);
  }
}

/** Gateways of several operators with the wire between them in memory. */
export class Offices {
  readonly clock = new TestClock();
  readonly letters: Letter[] = [];
  private readonly offices = new Map<string, Office>();

  static async open(codes: readonly string[]): Promise<Offices> {
    const offices = new Offices();
    for (const code of codes) offices.offices.set(code, await openOffice(code, offices));
    const all = [...offices.offices.values()];
    for (const office of all)
      for (const other of all.filter((one) => one !== office)) await introduce(office, other);
    return offices;
  }

  of(code: string): Office {
    const office = this.offices.get(code);
    if (!office) throw new Error(`No office ${code}`);
    return office;
  }

  /** Delivers what is under way, and what that sets off. */
  async deliver(): Promise<void> {
    for (;;) {
      const letter = this.letters.shift();
      if (!letter) return;
      await this.receive(letter);
    }
  }

  async receive({ from, to, type, body }: Letter): Promise<void> {
    const { app, refused, transactions } = this.of(to);
    const handler = app.get(PeerMessages).handlerOf(type);
    const message = { from, id: 'x', type, schemaVersion: 1, createdAt: '', body };
    const outcome = await transactions.run((tx) => handler(tx, message));
    if (!outcome.ok) refused.push(outcome.error.code);
  }

  async close(): Promise<void> {
    for (const office of this.offices.values()) await office.close();
  }
}

async function introduce(office: Office, other: Office): Promise<void> {
  const outcome = await office.transactions.run(async (tx) => {
    await office.app.get(PeerStore).save(tx, {
      code: other.code,
      name: `事業者${other.code}`,
      kind: 'anonymised',
      address: '東京都',
      representative: '代表者',
      publicKey: other.keyring.publicKey(),
      fingerprint: other.keyring.fingerprint(),
      status: 'confirmed',
      certification: { number: '1', validFrom: '2024-04-01' },
      transport: { kind: 'bundle' },
      registeredBy: 'person:admin',
    });
    return ok();
  });
  unwrap(outcome);
}

async function openOffice(code: string, offices: Offices): Promise<Office> {
  const database = await freshDatabase(migrations);
  const dataSource = await openDatabase(database.url, entities, []);
  await hire(dataSource);
  const keys = await mkdtemp(join(tmpdir(), 'yuzu-transfer-office-'));
  const keyring = await OpenPgpKeyring.create(join(keys, 'key'), { code, name: code });
  const cipher = await AesFieldCipher.open(join(keys, 'fields.json'));
  const app = await application(code, offices, [
    { provide: Transactions, useValue: new TypeOrmTransactions(dataSource) },
    { provide: Keyring, useValue: keyring },
    { provide: FieldCipher, useValue: cipher },
  ]);
  return new Office(code, app, keyring, dataSource, async () => {
    await dataSource.destroy();
    await database.drop();
    await rm(keys, { recursive: true });
  });
}

interface Given {
  provide: unknown;
  useValue?: unknown;
  useClass?: unknown;
}

async function application(
  code: string,
  { clock, letters }: Offices,
  opened: readonly Given[],
): Promise<INestApplication> {
  const schemas = WireSchemas.load();
  const settings = unwrap(loadSettings('config/default.yaml'));
  const operator = { ...settings.operator, code, name: `事業者${code}`, kind: 'anonymised' };
  const providers = [
    ...opened,
    { provide: Clock, useValue: clock },
    { provide: Outbox, useValue: new LetterBox(code, schemas, letters) },
    { provide: DomainEvents, useValue: new InProcessEvents() },
    { provide: Config, useValue: { settings: { ...settings, operator } } },
    { provide: PeerCertificate, useValue: new PeerCertificate('', '') },
    { provide: PeerMessages, useValue: new PeerMessages(schemas) },
    { provide: Authenticator, useClass: LoginIsRole },
    { provide: PersonStore, useClass: TypeOrmPersonStore },
    { provide: Persons, useClass: Persons },
  ] as never[];
  const exported = (providers as Given[]).map(({ provide }) => provide) as never[];
  @Global()
  @Module({
    providers: [...providers, PermissionGuard, CommandInterceptor],
    exports: [...exported, PermissionGuard, CommandInterceptor],
  })
  class PlatformModule {}
  const module = await Test.createTestingModule({
    imports: [
      PlatformModule,
      AuditModule,
      OptOutModule,
      ApplicationModule,
      TransferModule,
      LinkageModule,
    ],
  }).compile();
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class and documents literals
  const app = module.createNestApplication({ bodyParser: false });
  app.useGlobalPipes(requestValidation());
  app.useGlobalGuards(app.get(PermissionGuard));
  app.useGlobalInterceptors(
    new RequestInterceptor(app.get(Reflector)),
    app.get(CommandInterceptor),
  );
  app.useGlobalFilters(new ErrorFilter());
  app.useLogger(false);
  await app.init();
  return app;
}
