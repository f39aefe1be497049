import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DynamicModule,
  Global,
  type INestApplication,
  Module,
  type Type,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import supertest from 'supertest';
import { migrations } from '../../migrations/index.js';
import { AuditModule } from '../../src/features/audit/audit.module.js';
import { isPermission, permits } from '../../src/features/identity/domain/permissions.js';
import type { OperatorKind } from '../../src/features/operator/index.js';
import { type Person, type Role, ROLES } from '../../src/kernel/actor.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { type Outcome, unwrap } from '../../src/kernel/outcome.js';
import { Clock } from '../../src/kernel/ports/clock.js';
import { DomainEvents } from '../../src/kernel/ports/domain-events.js';
import { FieldCipher } from '../../src/kernel/ports/field-cipher.js';
import { Jobs } from '../../src/kernel/ports/jobs.js';
import { Keyring } from '../../src/kernel/ports/keyring.js';
import { Outbox, type OutgoingMessage } from '../../src/kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../src/kernel/ports/transactions.js';
import { entities } from '../../src/main/entities.js';
import { Config, loadSettings, type Settings } from '../../src/platform/config/config.js';
import { AesFieldCipher } from '../../src/platform/crypto/aes-field-cipher.js';
import { OpenPgpKeyring } from '../../src/platform/crypto/openpgp-keyring.js';
import { type Database, openDatabase } from '../../src/platform/database/data-source.js';
import { TypeOrmTransactions } from '../../src/platform/database/transactions.js';
import { InProcessEvents } from '../../src/platform/events/in-process-events.js';
import { Authenticator } from '../../src/platform/http/authenticator.js';
import { CommandInterceptor } from '../../src/platform/http/command.interceptor.js';
import { ErrorFilter } from '../../src/platform/http/error.filter.js';
import { PermissionGuard } from '../../src/platform/http/permission.guard.js';
import { RequestInterceptor } from '../../src/platform/http/request.interceptor.js';
import { requestValidation } from '../../src/platform/http/validation.js';
import { PeerCertificate } from '../../src/platform/tls/peer-certificate.js';
import { JobStore } from '../../src/platform/database/job.store.js';
import { JobHandlers } from '../../src/platform/jobs/job-handlers.js';
import { RegisteredJobs } from '../../src/platform/jobs/registered-jobs.js';
import { PeerMessages } from '../../src/protocol/application/peer-messages.js';
import { PeerLine } from '../../src/protocol/http/peer-line.js';
import { PeerRoutes } from '../../src/protocol/http/peer-routes.js';
import { WireSchemas } from '../../src/protocol/schema/wire-schemas.js';
import { freshDatabase } from './database.js';

/** A message on its way, as the wire would carry it. */
export interface Letter extends OutgoingMessage {
  readonly from: string;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
}

/** A token is a role or several, and another person after a colon: `staff`, `staff+approver`, `staff:second`. */
class TokenIsRole extends Authenticator {
  constructor(private readonly idOf: (token: string) => string) {
    super();
  }
  personOf(token: string): Promise<Person | undefined> {
    const [written = ''] = token.split(':');
    const roles = ROLES.filter((known) => written.split('+').includes(known));
    const person: Person = { kind: 'person', id: this.idOf(token), name: token, roles };
    return Promise.resolve(roles.length > 0 ? person : undefined);
  }
  permits(roles: readonly Role[], permission: string): boolean {
    return isPermission(permission) && permits(roles, permission);
  }
  knows(permission: string): boolean {
    return isPermission(permission);
  }
}

/** Noon in Japan of a day the test sets; every look at it is a millisecond later. */
export class TestClock extends Clock {
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

/** Where an office keeps what it knows. */
export interface OfficePlace {
  readonly dataDir: string;
  readonly databaseUrl: string;
}

export interface OfficeParts {
  readonly code: string;
  readonly kind?: OperatorKind;
  /** The features under test; the audit trail is always there. */
  readonly modules: readonly (Type | DynamicModule)[];
  readonly clock?: TestClock;
  /** How it asks other gateways directly; not at all by default. */
  readonly line?: Pick<PeerLine, 'ask'>;
  /** Where its messages go. */
  readonly letters?: Letter[];
  /** Beside those of config/default.yaml. */
  readonly settings?: Partial<Settings>;
  /** Whether jobs are kept for a process that runs them; not at all by default. */
  readonly keepsJobs?: boolean;
  /** Id of the person of a token; the token itself by default. */
  readonly idOf?: (token: string) => string;
}

/** One operator's gateway: real database, keys and HTTP, with the wire in memory. */
export class Office {
  /** Codes of the refusals this office gave to messages. */
  readonly refused: string[] = [];

  private constructor(
    readonly code: string,
    readonly app: INestApplication,
    readonly dataSource: Database,
    readonly keyring: Keyring,
    readonly letters: Letter[],
    readonly place: OfficePlace,
    private readonly dispose: () => Promise<void>,
  ) {}

  static async open(parts: OfficeParts): Promise<Office> {
    const { code } = parts;
    const fresh = await freshDatabase(migrations);
    const dataDir = await mkdtemp(join(tmpdir(), 'yuzu-office-'));
    await OpenPgpKeyring.create(join(dataDir, 'keys'), { code, name: code });
    return Office.at(parts, { dataDir, databaseUrl: fresh.url }, async () => {
      await fresh.drop();
      await rm(dataDir, { recursive: true });
    });
  }

  /** On a folder and a database that are there; what disposes of them comes last. */
  static async at(
    parts: OfficeParts,
    place: OfficePlace,
    dispose: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Office> {
    const { code, letters = [] } = parts;
    const { dataDir, databaseUrl } = place;
    const dataSource = await openDatabase(databaseUrl, entities, []);
    const keyring = await OpenPgpKeyring.open(join(dataDir, 'keys'));
    const cipher = await AesFieldCipher.open(join(dataDir, 'keys-of-fields.json'));
    const app = await gateway({ ...parts, letters, dataDir }, dataSource, keyring, cipher);
    return new Office(code, app, dataSource, keyring, letters, place, async () => {
      await app.close();
      await dataSource.destroy();
      await dispose();
    });
  }

  get transactions(): Transactions {
    return this.app.get(Transactions);
  }

  async post(token: string, path: string, body: object = {}): Promise<Answer> {
    return this.request().post(`/api/${path}`).set('authorization', `Bearer ${token}`).send(body);
  }

  async postText(token: string, path: string, text: string): Promise<Answer> {
    const request = this.request().post(`/api/${path}`).set('authorization', `Bearer ${token}`);
    return request.set('content-type', 'text/plain').send(text);
  }

  async get(
    token: string,
    path: string,
  ): Promise<Answer & { readonly headers: Readonly<Record<string, string>> }> {
    return this.request().get(`/api/${path}`).set('authorization', `Bearer ${token}`);
  }

  /** As `post`, for steps that must succeed. */
  async done<T>(token: string, path: string, body: object = {}): Promise<T> {
    const answer = await this.post(token, path, body);
    if (answer.status !== 201)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  async receive({ from, type, body }: Omit<Letter, 'to'>): Promise<Outcome<unknown>> {
    const message = { from, id: 'x', type, schemaVersion: 1, createdAt: '', body };
    const handler = this.app.get(PeerMessages).handlerOf(type);
    const outcome = await this.transactions.run((tx) => handler(tx, message));
    if (!outcome.ok) this.refused.push(outcome.error.code);
    return outcome;
  }

  close(): Promise<void> {
    return this.dispose();
  }

  private request() {
    return supertest(this.app.getHttpServer() as never);
  }
}

/** Read and compiled once for all offices. */
const schemas = WireSchemas.load();

/** Jobs are not run here: tests call what they would. */
const NO_JOBS: Pick<Jobs, 'enqueue'> = { enqueue: () => Promise.resolve() };
const NO_LINE: Pick<PeerLine, 'ask'> = {
  ask: () => Promise.reject(new Error('No network in this test.')),
};

type GivenParts = OfficeParts & { readonly letters: Letter[]; readonly dataDir: string };

async function gateway(
  parts: GivenParts,
  dataSource: Database,
  keyring: Keyring,
  cipher: FieldCipher,
): Promise<INestApplication> {
  const { code, kind = 'anonymised', modules, clock = new TestClock(), letters, idOf } = parts;
  const { dataDir } = parts;
  const settings = { ...unwrap(loadSettings('config/default.yaml')), ...parts.settings };
  const handlers = new JobHandlers();
  const jobs = new RegisteredJobs(new JobStore(dataSource), handlers);
  const operator = { ...settings.operator, code, name: `事業者${code}`, kind };
  const given = [
    { provide: Transactions, useValue: new TypeOrmTransactions(dataSource) },
    { provide: Clock, useValue: clock },
    { provide: Keyring, useValue: keyring },
    { provide: FieldCipher, useValue: cipher },
    { provide: Outbox, useValue: new LetterBox(code, schemas, letters) },
    { provide: DomainEvents, useValue: new InProcessEvents() },
    { provide: Config, useValue: { settings: { ...settings, operator, dataDir } } },
    { provide: PeerCertificate, useValue: new PeerCertificate('', '') },
    { provide: PeerMessages, useValue: new PeerMessages(schemas) },
    { provide: PeerRoutes, useValue: new PeerRoutes() },
    { provide: PeerLine, useValue: parts.line ?? NO_LINE },
    { provide: JobHandlers, useValue: handlers },
    { provide: Jobs, useValue: parts.keepsJobs === true ? jobs : NO_JOBS },
    { provide: Authenticator, useValue: new TokenIsRole(idOf ?? ((token) => token)) },
  ];
  const exported = [...given.map(({ provide }) => provide), PermissionGuard];
  @Global()
  @Module({ providers: [...given, PermissionGuard], exports: exported })
  class PlatformModule {}
  const imports = [PlatformModule, AuditModule, ...modules];
  const module = await Test.createTestingModule({ imports }).compile();
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class and documents literals
  const app = module.createNestApplication({ bodyParser: false });
  app.useGlobalPipes(requestValidation());
  app.useGlobalGuards(app.get(PermissionGuard));
  const reflector = app.get(Reflector);
  app.useGlobalInterceptors(new RequestInterceptor(reflector), new CommandInterceptor(cipher));
  app.useGlobalFilters(new ErrorFilter());
  app.useLogger(false);
  return app.init();
}
