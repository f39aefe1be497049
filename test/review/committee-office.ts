import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, type INestApplication, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import supertest from 'supertest';
import type { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { applicationEntities } from '../../src/features/application/storage/application.entities.js';
import { AuditEntryEntity } from '../../src/features/audit/storage/audit-entry.entity.js';
import { catalogueEntities } from '../../src/features/catalogue/storage/definition.entities.js';
import { contractEntities } from '../../src/features/contract/storage/contract.entities.js';
import { operatorEntities } from '../../src/features/operator/storage/peer.entity.js';
import { AuditModule } from '../../src/features/audit/audit.module.js';
import { isPermission, permits } from '../../src/features/identity/domain/permissions.js';
import { ReviewModule } from '../../src/features/review/review.module.js';
import { reviewEntities } from '../../src/features/review/storage/review.entities.js';
import { type Person, type Role, ROLES } from '../../src/kernel/actor.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { unwrap } from '../../src/kernel/outcome.js';
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

const ENTITIES = [
  AuditEntryEntity,
  ...operatorEntities,
  ...catalogueEntities,
  ...contractEntities,
  ...applicationEntities,
  ...reviewEntities,
];

/** `committee-member:b` is another member than `committee-member:a`. */
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

class NoonClock extends Clock {
  now(): Date {
    return new Date('2026-11-21T03:00:00Z');
  }
}

/** Keeps messages after the check the real outbox makes. */
class LetterBox extends Outbox {
  readonly letters: OutgoingMessage[] = [];
  constructor(private readonly schemas: WireSchemas) {
    super();
  }
  send(_: Tx, { to, type, body }: OutgoingMessage): Promise<void> {
    const plain: unknown = JSON.parse(canonicalJson(body));
    const violation = this.schemas.bodyViolation(type, 1, plain);
    if (violation) throw new Error(`${type} ${violation.place} ${violation.rule}`);
    this.letters.push({ to, type, body: plain });
    return Promise.resolve();
  }
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface CommitteeOffice {
  readonly app: INestApplication;
  readonly dataSource: DataSource;
  readonly transactions: TypeOrmTransactions;
  readonly outbox: LetterBox;
  post(token: string, path: string, body?: object): Promise<Answer>;
  get(token: string, path: string): Promise<Answer>;
  /** Applies a peer's message; the code of its refusal, if any. */
  receive(from: string, type: string, body: unknown): Promise<string | undefined>;
  close(): Promise<void>;
}

/** One operator's office zone with its review committee, on a database of its own. */
export async function openCommittee(code: string): Promise<CommitteeOffice> {
  const database = await freshDatabase(migrations);
  const dataSource = await openDatabase(database.url, ENTITIES, []);
  const keys = await mkdtemp(join(tmpdir(), 'yuzu-committee-'));
  const keyring = await OpenPgpKeyring.create(join(keys, 'key'), { code, name: code });
  const transactions = new TypeOrmTransactions(dataSource);
  const schemas = WireSchemas.load();
  const outbox = new LetterBox(schemas);
  const app = await application(code, { transactions, keyring, schemas, outbox });
  const request = () => supertest(app.getHttpServer() as never);
  const bearer = (token: string) => ['authorization', `Bearer ${token}`] as const;
  return {
    app,
    dataSource,
    transactions,
    outbox,
    post: async (token, path, body = {}) =>
      request()
        .post(`/api/${path}`)
        .set(...bearer(token))
        .send(body),
    get: async (token, path) =>
      request()
        .get(`/api/${path}`)
        .set(...bearer(token)),
    receive: async (from, type, body) => {
      const handler = app.get(PeerMessages).handlerOf(type);
      const message = { from, id: 'x', type, schemaVersion: 1, createdAt: '', body };
      const outcome = await transactions.run((tx) => handler(tx, message));
      return outcome.ok ? undefined : outcome.error.code;
    },
    close: async () => {
      await app.close();
      await dataSource.destroy();
      await database.drop();
      await rm(keys, { recursive: true });
    },
  };
}

interface Parts {
  transactions: TypeOrmTransactions;
  keyring: Keyring;
  schemas: WireSchemas;
  outbox: LetterBox;
}

async function application(
  code: string,
  { transactions, keyring, schemas, outbox }: Parts,
): Promise<INestApplication> {
  const settings = unwrap(loadSettings('config/default.yaml'));
  const operator = { ...settings.operator, code, name: `事業者${code}` };
  const providers = [
    { provide: Transactions, useValue: transactions },
    { provide: Clock, useClass: NoonClock },
    { provide: Keyring, useValue: keyring },
    { provide: Outbox, useValue: outbox },
    { provide: DomainEvents, useValue: new InProcessEvents() },
    { provide: Config, useValue: { settings: { ...settings, operator } } },
    { provide: PeerCertificate, useValue: new PeerCertificate('', '') },
    { provide: PeerMessages, useValue: new PeerMessages(schemas) },
    { provide: Authenticator, useClass: TokenIsRole },
  ];
  const exported = providers.map(({ provide }) => provide);
  @Global()
  @Module({ providers: [...providers, PermissionGuard], exports: [...exported, PermissionGuard] })
  class PlatformModule {}
  const imports = [PlatformModule, AuditModule, ReviewModule];
  const app = (await Test.createTestingModule({ imports }).compile()).createNestApplication();
  app.useGlobalPipes(requestValidation());
  app.useGlobalGuards(app.get(PermissionGuard));
  app.useGlobalInterceptors(new CommandInterceptor(new AesFieldCipher(newFieldKeyRing())));
  app.useGlobalFilters(new ErrorFilter());
  app.useLogger(false);
  await app.init();
  return app;
}
