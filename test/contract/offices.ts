import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, type INestApplication, Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import supertest from 'supertest';
import type { DataSource } from 'typeorm';
import { ContractCatalogue0005 } from '../../migrations/0005-contract-catalogue.js';
import { IdempotentCommand0003 } from '../../migrations/0003-idempotent-command.js';
import { IdentityAudit0004 } from '../../migrations/0004-identity-audit.js';
import { Operator0009 } from '../../migrations/0009-operator.js';
import { ContractTexts0012 } from '../../migrations/0012-contract-texts.js';
import { Certification0013 } from '../../migrations/0013-certification.js';
import { DefinitionRounds0015 } from '../../migrations/0015-definition-rounds.js';
import { FeeAllocation0014 } from '../../migrations/0014-fee-allocation.js';
import { IndividualContractTexts0019 } from '../../migrations/0019-individual-contract-texts.js';
import { AuditModule } from '../../src/features/audit/audit.module.js';
import { AuditEntryEntity } from '../../src/features/audit/storage/audit-entry.entity.js';
import { CatalogueModule } from '../../src/features/catalogue/catalogue.module.js';
import { catalogueEntities } from '../../src/features/catalogue/storage/definition.entities.js';
import { ContractModule } from '../../src/features/contract/contract.module.js';
import { contractEntities } from '../../src/features/contract/storage/contract.entities.js';
import { isPermission, permits } from '../../src/features/identity/domain/permissions.js';
import { PeerStore } from '../../src/features/operator/application/ports/peer.store.js';
import { OperatorModule } from '../../src/features/operator/operator.module.js';
import { operatorEntities } from '../../src/features/operator/storage/peer.entity.js';
import type { OperatorKind, Peer } from '../../src/features/operator/index.js';
import { type Person, type Role, ROLES } from '../../src/kernel/actor.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { Clock } from '../../src/kernel/ports/clock.js';
import { DomainEvents } from '../../src/kernel/ports/domain-events.js';
import { Keyring } from '../../src/kernel/ports/keyring.js';
import { Outbox, type OutgoingMessage } from '../../src/kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../src/kernel/ports/transactions.js';
import { Config, loadSettings } from '../../src/platform/config/config.js';
import { OpenPgpKeyring } from '../../src/platform/crypto/openpgp-keyring.js';
import { openDatabase } from '../../src/platform/database/data-source.js';
import { TypeOrmTransactions } from '../../src/platform/database/transactions.js';
import { InProcessEvents } from '../../src/platform/events/in-process-events.js';
import { Authenticator } from '../../src/platform/http/authenticator.js';
import { AesFieldCipher } from '../../src/platform/crypto/aes-field-cipher.js';
import { newFieldKeyRing } from '../../src/platform/crypto/field-key-ring.js';
import { CommandInterceptor } from '../../src/platform/http/command.interceptor.js';
import { ErrorFilter } from '../../src/platform/http/error.filter.js';
import { PermissionGuard } from '../../src/platform/http/permission.guard.js';
import { requestValidation } from '../../src/platform/http/validation.js';
import { PeerCertificate } from '../../src/platform/tls/peer-certificate.js';
import { PeerMessages } from '../../src/protocol/application/peer-messages.js';
import { WireSchemas } from '../../src/protocol/schema/wire-schemas.js';
import { freshDatabase } from '../support/database.js';

const MIGRATIONS = [
  IdempotentCommand0003,
  IdentityAudit0004,
  ContractCatalogue0005,
  Operator0009,
  ContractTexts0012,
  Certification0013,
  FeeAllocation0014,
  DefinitionRounds0015,
  IndividualContractTexts0019,
];
const ENTITIES = [AuditEntryEntity, ...operatorEntities, ...catalogueEntities, ...contractEntities];

/** A message on its way, as the wire would carry it. */
export interface Letter extends OutgoingMessage {
  readonly from: string;
}

/** Roles are written into the token: `staff`, `staff+approver`, or `staff:second` for another person. */
class TokenIsRole extends Authenticator {
  personOf(token: string): Promise<Person | undefined> {
    const [written = ''] = token.split(':');
    const roles = ROLES.filter((known) => written.split('+').includes(known));
    const person: Person = { kind: 'person', id: token, name: token, roles };
    return Promise.resolve(roles.length > 0 ? person : undefined);
  }
  permits(roles: readonly Role[], permission: string): boolean {
    return isPermission(permission) && permits(roles, permission);
  }
  knows(permission: string): boolean {
    return isPermission(permission);
  }
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

/** Puts messages into the letters under way, after the check the real outbox makes. */
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

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Office {
  readonly code: string;
  readonly app: INestApplication;
  readonly keyring: Keyring;
  readonly dataSource: DataSource;
  /** Refusals this office gave to messages, as codes. */
  readonly refused: string[];
  post(role: string, path: string, body?: object): Promise<Answer>;
  get(role: string, path: string): Promise<Answer>;
  transaction: TypeOrmTransactions;
  close(): Promise<void>;
}

/** Several operators' office zones on databases of their own, with the wire between them in memory. */
export class Offices {
  readonly clock = new TestClock();
  readonly letters: Letter[] = [];
  private readonly offices = new Map<string, Office>();

  static async open(
    codes: readonly string[],
    kinds: Partial<Record<string, OperatorKind>> = {},
  ): Promise<Offices> {
    const offices = new Offices();
    for (const code of codes)
      offices.offices.set(code, await openOffice(code, kinds[code] ?? 'anonymised', offices));
    for (const office of offices.offices.values())
      for (const other of offices.offices.values())
        if (other !== office)
          await offices.introduce(office, other, kinds[other.code] ?? 'anonymised');
    return offices;
  }

  of(code: string): Office {
    const office = this.offices.get(code);
    if (!office) throw new Error(`No office ${code}`);
    return office;
  }

  /** Delivers what is under way, and what that sets off, until nothing is; refusals are kept. */
  async deliver(select: (letter: Letter) => boolean = () => true): Promise<void> {
    for (;;) {
      const index = this.letters.findIndex(select);
      const letter = this.letters[index];
      if (!letter) return;
      this.letters.splice(index, 1);
      await this.receive(letter);
    }
  }

  async receive({ from, to, type, body }: Letter): Promise<void> {
    const { app, refused, transaction } = this.of(to);
    const handler = app.get(PeerMessages).handlerOf(type);
    const message = { from, id: 'x', type, schemaVersion: 1, createdAt: '', body };
    const outcome = await transaction.run((tx) => handler(tx, message));
    if (!outcome.ok) refused.push(outcome.error.code);
  }

  async changePeer(at: string, code: string, change: Partial<Peer>): Promise<void> {
    const { transaction, app } = this.of(at);
    const peers = app.get(PeerStore);
    await transaction.run(async (tx) => {
      const peer = await peers.find(tx, code);
      if (peer) await peers.save(tx, { ...peer, ...change });
      return { ok: true, value: undefined };
    });
  }

  async close(): Promise<void> {
    for (const office of this.offices.values()) await office.close();
  }

  private async introduce(office: Office, other: Office, kind: OperatorKind): Promise<void> {
    const peer: Peer = {
      code: other.code,
      name: `事業者${other.code}`,
      kind,
      address: '東京都架空区1-1-1',
      representative: '代表 太郎',
      publicKey: other.keyring.publicKey(),
      fingerprint: other.keyring.fingerprint(),
      status: 'confirmed',
      certification: { number: '1', validFrom: '2024-04-01' },
      transport: { kind: 'bundle' },
      registeredBy: 'person:admin',
    };
    await office.transaction.run(async (tx) => {
      await office.app.get(PeerStore).save(tx, peer);
      return { ok: true, value: undefined };
    });
  }
}

async function openOffice(code: string, kind: OperatorKind, offices: Offices): Promise<Office> {
  const database = await freshDatabase(MIGRATIONS);
  const dataSource = await openDatabase(database.url, ENTITIES, []);
  const keys = await mkdtemp(join(tmpdir(), 'yuzu-office-'));
  const keyring = await OpenPgpKeyring.create(join(keys, 'key'), { code, name: code });
  const transaction = new TypeOrmTransactions(dataSource);
  const app = await application(code, kind, { offices, keyring, transaction });
  const request = () => supertest(app.getHttpServer() as never);
  return {
    code,
    app,
    keyring,
    dataSource,
    refused: [],
    transaction,
    post: async (role, path, body = {}) =>
      request().post(`/api/${path}`).set('authorization', `Bearer ${role}`).send(body),
    get: async (role, path) => request().get(`/api/${path}`).set('authorization', `Bearer ${role}`),
    close: async () => {
      await app.close();
      await dataSource.destroy();
      await database.drop();
      await rm(keys, { recursive: true });
    },
  };
}

interface Parts {
  offices: Offices;
  keyring: Keyring;
  transaction: TypeOrmTransactions;
}

async function application(
  code: string,
  kind: OperatorKind,
  { offices, keyring, transaction }: Parts,
): Promise<INestApplication> {
  const schemas = WireSchemas.load();
  const { clock, letters } = offices;
  const settings = unwrap(loadSettings('config/default.yaml'));
  const operator = { ...settings.operator, code, name: `事業者${code}`, kind };
  const providers = [
    { provide: Transactions, useValue: transaction },
    { provide: Clock, useValue: clock },
    { provide: Keyring, useValue: keyring },
    { provide: Outbox, useValue: new LetterBox(code, schemas, letters) },
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
  const module = await Test.createTestingModule({
    imports: [PlatformModule, AuditModule, OperatorModule, CatalogueModule, ContractModule],
  }).compile();
  const app = module.createNestApplication<NestExpressApplication>();
  app.useBodyParser('json', { limit: '16mb' });
  app.useGlobalPipes(requestValidation());
  app.useGlobalGuards(app.get(PermissionGuard));
  app.useGlobalInterceptors(new CommandInterceptor(new AesFieldCipher(newFieldKeyRing())));
  app.useGlobalFilters(new ErrorFilter());
  app.useLogger(false);
  await app.init();
  return app;
}
