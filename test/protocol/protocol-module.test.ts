import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { Command } from 'commander';
import type { NextFunction, Request, Response } from 'express';
import { RefusedError } from '../../src/kernel/outcome.js';
import { AuditTrail } from '../../src/kernel/ports/audit-trail.js';
import { Clock } from '../../src/kernel/ports/clock.js';
import { Jobs } from '../../src/kernel/ports/jobs.js';
import { Keyring } from '../../src/kernel/ports/keyring.js';
import { Transactions } from '../../src/kernel/ports/transactions.js';
import type { CliContext } from '../../src/platform/cli/cli-context.js';
import { Config } from '../../src/platform/config/config.js';
import { AesFieldCipher } from '../../src/platform/crypto/aes-field-cipher.js';
import { newFieldKeyRing } from '../../src/platform/crypto/field-key-ring.js';
import { JobHandlers } from '../../src/platform/jobs/job-handlers.js';
import { CommandInterceptor } from '../../src/platform/http/command.interceptor.js';
import { ErrorFilter } from '../../src/platform/http/error.filter.js';
import { PeerCertificate } from '../../src/platform/tls/peer-certificate.js';
import { registerBundleCommands } from '../../src/protocol/cli/bundle.commands.js';
import { PeerDirectory } from '../../src/protocol/index.js';
import { ProtocolModule } from '../../src/protocol/protocol.module.js';
import { WireSchemas } from '../../src/protocol/schema/wire-schemas.js';
import { introduce, STAFF, testGateway, type TestGateway } from './support/test-gateway.js';
import { wireWith } from './support/test-wire.js';

let aoba: TestGateway;
let minato: TestGateway;
let app: NestExpressApplication;
let folder: string;
let printed: unknown[];
let exits: number[];

const context: CliContext = {
  language: 'ja',
  text: (ja) => ja,
  print: (result) => printed.push(result),
  progress: () => undefined,
  exitWith: (code) => exits.push(code),
};

async function yuzu(...args: string[]): Promise<void> {
  [printed, exits] = [[], []];
  const program = new Command().exitOverride();
  registerBundleCommands(program, context);
  const connection = ['--gateway', await app.getUrl(), '--token-file', join(folder, 'token')];
  await program.parseAsync(['node', 'yuzu', 'bundle', ...args, ...connection]);
}

/** Stands in for the identity feature: the token is the permission. */
function login(request: Request & { person?: unknown }, _: Response, next: NextFunction): void {
  if (request.headers.authorization === 'Bearer secret') request.person = STAFF;
  next();
}

beforeAll(async () => {
  [aoba, minato] = [await testGateway('AOBA'), await testGateway('MINATO')];
  introduce(aoba, minato);
  folder = await mkdtemp(join(tmpdir(), 'yuzu-bundle-'));
  await writeFile(join(folder, 'token'), 'secret\n');
  const provided = [
    { provide: Config, useValue: { settings: { operator: { code: 'MINATO' } } } },
    { provide: Keyring, useValue: minato.keyring },
    { provide: Transactions, useValue: minato.transactions },
    { provide: Clock, useValue: minato.clock },
    { provide: Jobs, useValue: minato.jobs },
    JobHandlers,
    { provide: AuditTrail, useValue: minato.audit },
    { provide: PeerDirectory, useValue: minato.directory },
    { provide: PeerCertificate, useValue: { key: '', pem: '' } },
  ];
  @Global()
  @Module({ providers: provided, exports: provided })
  class Surroundings {}
  const module = await Test.createTestingModule({ imports: [Surroundings, ProtocolModule] })
    .overrideProvider(WireSchemas)
    .useValue(wireWith({}))
    .compile();
  app = module.createNestApplication<NestExpressApplication>();
  app.useBodyParser('text');
  app.use(login);
  app.useGlobalInterceptors(new CommandInterceptor(new AesFieldCipher(newFieldKeyRing())));
  app.useGlobalFilters(new ErrorFilter());
  await app.listen(0, '127.0.0.1');
});

afterAll(async () => {
  await app.close();
  await aoba.close();
  await minato.close();
  await rm(folder, { recursive: true });
});

describe('yuzu bundle', () => {
  it('brings messages of a peer in and the acknowledgement out, as files', async () => {
    await aoba.send('MINATO', 'unknown to this gateway');
    const file = join(folder, 'from-aoba.json');
    const exported = await aoba.exportBundle.execute(STAFF, 'MINATO');
    if (!exported.ok) throw new Error(exported.error.code);
    await writeFile(file, exported.value.bundle);
    await yuzu('import', file);
    expect(printed).toMatchObject([{ from: 'AOBA', quarantined: [{ code: 'TYPE_UNKNOWN' }] }]);
    expect(exits).toEqual([5]);
    const out = join(folder, 'to-aoba.json');
    await yuzu('export', '--peer', 'AOBA', '--out', out);
    expect(printed).toMatchObject([{ envelopes: 0, acknowledged: 0, file: out }]);
    const answer = await aoba.importBundle.execute(STAFF, await readFile(out, 'utf8'));
    expect(answer).toMatchObject({ ok: true });
  });

  it('gives the gateway’s own words when it refuses a damaged file', async () => {
    const file = join(folder, 'damaged.json');
    await writeFile(file, '{"yuzu":"bundle/1"}');
    const refused: unknown = await yuzu('import', file).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RefusedError);
    expect((refused as RefusedError).refusal.error).toMatchObject({
      code: 'BUNDLE_DAMAGED',
      exit: 5,
    });
    await expect(
      yuzu('export', '--peer', 'NOBODY', '--out', join(folder, 'x.json')),
    ).rejects.toThrow('CHANNEL_UNKNOWN');
  });
});

describe('The staff’s view', () => {
  it('shows the channels and the quarantine with reasons a person can act on', async () => {
    const read = async (path: string): Promise<unknown> =>
      (await fetch(new URL(path, await app.getUrl()))).json();
    expect(await read('/api/channels')).toMatchObject([{ peer: 'AOBA', received: 0 }]);
    const quarantine = await read('/api/quarantine');
    expect(quarantine).toMatchObject([{ code: 'TYPE_UNKNOWN', peer: 'AOBA', sequence: 1 }]);
    expect(JSON.stringify(quarantine)).toContain('ゲートウェイを更新');
  });
});
