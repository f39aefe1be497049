import { Global, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { permits, type Permission } from '../../src/features/identity/domain/permissions.js';
import {
  DeliveryGate,
  HandoverPackages,
  ProvisionLogSettings,
} from '../../src/features/provision-log/index.js';
import { ProvisionLogModule } from '../../src/features/provision-log/provision-log.module.js';
import { Operators } from '../../src/features/operator/index.js';
import type { Person, Role } from '../../src/kernel/actor.js';
import { AuditTrail } from '../../src/kernel/ports/audit-trail.js';
import { Clock } from '../../src/kernel/ports/clock.js';
import { DomainEvents } from '../../src/kernel/ports/domain-events.js';
import { FieldCipher } from '../../src/kernel/ports/field-cipher.js';
import { Keyring } from '../../src/kernel/ports/keyring.js';
import { Outbox } from '../../src/kernel/ports/outbox.js';
import { Transactions } from '../../src/kernel/ports/transactions.js';
import { Authenticator } from '../../src/platform/http/authenticator.js';
import { CommandInterceptor } from '../../src/platform/http/command.interceptor.js';
import { ErrorFilter } from '../../src/platform/http/error.filter.js';
import { PermissionGuard } from '../../src/platform/http/permission.guard.js';
import { RequestInterceptor } from '../../src/platform/http/request.interceptor.js';
import { requestValidation } from '../../src/platform/http/validation.js';
import { PeerMessages } from '../../src/protocol/index.js';
import { WireSchemas } from '../../src/protocol/schema/wire-schemas.js';
import { TestGateway } from './support/gateway.js';
import { armored, PACKAGE_ID, packageOf, recordOf, recordsOf } from './support/handover.js';

/** The token is the role. */
class RoleAuthenticator extends Authenticator {
  personOf(token: string): Promise<Person> {
    return Promise.resolve({ kind: 'person', id: token, name: token, roles: [token as Role] });
  }
  permits(roles: readonly Role[], permission: string): boolean {
    return permits(roles, permission as Permission);
  }
  knows(): boolean {
    return true;
  }
}

let gateway: TestGateway;
let app: NestExpressApplication;

const CASE_DELIVERIES = 'cases/0199a000-0000-7000-8000-00000000000c/deliveries';

const as = (role: Role, method: 'get' | 'post', path: string) =>
  request(app.getHttpServer())[method](`/api/${path}`).set('Authorization', `Bearer ${role}`);

beforeAll(async () => {
  gateway = await TestGateway.start('AOBA');
  gateway.packages.known.set(PACKAGE_ID, packageOf('provided', 'MINATO', 6));
  const providers: Provider[] = [
    { provide: Transactions, useValue: gateway.transactions },
    { provide: Keyring, useValue: gateway.keyring },
    { provide: FieldCipher, useValue: gateway.cipher },
    { provide: Clock, useValue: gateway.clock },
    { provide: Outbox, useValue: gateway.wire },
    { provide: AuditTrail, useValue: gateway.audit },
    { provide: DomainEvents, useValue: gateway.events },
    { provide: Operators, useValue: gateway.operators },
    { provide: PeerMessages, useValue: new PeerMessages(WireSchemas.load()) },
    { provide: Authenticator, useClass: RoleAuthenticator },
  ];
  @Global()
  @Module({ providers, exports: providers })
  class Platform {}
  const others = [
    { provide: HandoverPackages, useValue: gateway.packages },
    { provide: DeliveryGate, useValue: gateway.gate },
    { provide: ProvisionLogSettings, useValue: new ProvisionLogSettings() },
  ];
  const module = await Test.createTestingModule({
    imports: [Platform, ProvisionLogModule.register({ imports: [], providers: others })],
    providers: [
      { provide: APP_GUARD, useClass: PermissionGuard },
      { provide: APP_INTERCEPTOR, useClass: RequestInterceptor },
      { provide: APP_INTERCEPTOR, useClass: CommandInterceptor },
      { provide: APP_FILTER, useClass: ErrorFilter },
    ],
  }).compile();
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class and documents literals
  app = module.createNestApplication<NestExpressApplication>({ bodyParser: false });
  app.useGlobalPipes(requestValidation());
  await app.init();
});

afterAll(async () => {
  await app.close();
  await gateway.stop();
});

describe('The provision log over HTTP', () => {
  it('takes the records from staff, and the same request again without a second effect', async () => {
    const file = await armored(recordsOf(0, 6), gateway.keyring);
    const send = () =>
      as('staff', 'post', `packages/${PACKAGE_ID}/handover-records`)
        .set('Content-Type', 'text/plain')
        .send(file);
    const first = await send();
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ persons: 6, alreadyRecorded: false });
    expect((await send()).body).toMatchObject({ persons: 6, alreadyRecorded: true });
  });

  it('answers by patient id, and by name and birth date out of the body', async () => {
    const { institutionCode, patientId, nameKana, birthDate } = recordOf(2);
    const byId = await as('auditor', 'get', 'provision-records').query({
      institutionCode,
      patientId,
    });
    expect(byId.status).toBe(200);
    expect(byId.body).toHaveLength(1);
    const search = as('auditor', 'post', 'provision-records/search');
    expect((await search.send({ nameKana, birthDate })).body).toEqual(byId.body);
    const incomplete = await as('auditor', 'post', 'provision-records/search').send({ nameKana });
    expect(incomplete.status).toBe(400);
    expect(incomplete.text).not.toContain(nameKana);
  });

  it('gives the auditor, and nobody else, a file that verifies', async () => {
    expect((await as('staff', 'get', 'provision-log/export')).status).toBe(403);
    const file = await as('auditor', 'get', 'provision-log/export').buffer(true);
    expect(file.headers['content-type']).toContain('application/x-ndjson');
    expect(file.text.trim().split('\n').at(-1)).toContain('"end"');
    const report = await as('auditor', 'get', 'provision-log/verification');
    expect(report.body).toMatchObject({ intact: true, size: 7 });
  });

  it('lets the media custodian neither import, search, deliver nor reconcile', async () => {
    for (const [method, path] of [
      ['post', `packages/${PACKAGE_ID}/handover-records`],
      ['get', 'provision-records?institutionCode=1&patientId=1'],
      ['post', 'provision-records/search'],
      ['post', CASE_DELIVERIES],
      ['post', `packages/${PACKAGE_ID}/reconciliation`],
      ['get', 'reconciliations'],
      ['get', 'provision-log/checkpoint'],
    ] as const)
      expect((await as('media-custodian', method, path)).status).toBe(403);
  });

  it('refuses a delivery while the gate is closed, in both languages', async () => {
    const refused = await as('staff', 'post', CASE_DELIVERIES).send({
      deliveredOn: '2026-11-21',
      content: '匿名加工医療情報',
      method: 'セキュリティ便',
      persons: 1,
      rows: [{ table: 'patient', rows: 1 }],
      documentSha256: '0'.repeat(64),
    });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ error: { code: 'DELIVERY_GATE_CLOSED' } });
  });

  it('starts a reconciliation and shows where it stands', async () => {
    const started = await as('staff', 'post', `packages/${PACKAGE_ID}/reconciliation`);
    expect(started.body).toMatchObject({ state: 'sent', ownCount: 6, onlyProvider: null });
    const list = await as('auditor', 'get', 'reconciliations');
    expect(list.body).toEqual([started.body]);
  });
});
