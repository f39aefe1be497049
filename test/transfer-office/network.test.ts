import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TakeDelivery } from '../../src/features/transfer/application/delivery/take-delivery.use-case.js';
import { UploadPackage } from '../../src/features/transfer/application/delivery/upload-package.use-case.js';
import type { DeliveryLine } from '../../src/features/transfer/application/ports/delivery-line.js';
import { DeliveryRate } from '../../src/features/transfer/application/ports/delivery-rate.js';
import type { PackageStore } from '../../src/features/transfer/application/ports/package.store.js';
import { RateLimit } from '../../src/features/transfer/domain/delivery/rate-limit.js';
import type { TransferPackage } from '../../src/features/transfer/domain/states/package.js';
import {
  IncomingFolder,
  OutgoingFolder,
} from '../../src/features/transfer/engines/files/delivery-folders.js';
import { DeliveryPeer } from '../../src/features/transfer/peer/delivery.peer.js';
import { HttpsDeliveryLine } from '../../src/features/transfer/peer/https-delivery-line.js';
import { newId } from '../../src/kernel/ids.js';
import { defineErrors, ok, type Outcome, refuse } from '../../src/kernel/outcome.js';
import { Clock } from '../../src/kernel/ports/clock.js';
import { type PeerCertificate, peerCertificate } from '../../src/platform/tls/peer-certificate.js';
import { PeerRoutes } from '../../src/protocol/http/peer-routes.js';
import { PeerServer } from '../../src/protocol/http/peer-server.js';
import { introduce, testGateway, type TestGateway } from '../protocol/support/test-gateway.js';

const NAME = '2026_20261121_0001_AOBA_MINATO';
const CHUNK = 64 * 1024;
const FILES: Readonly<Record<string, Buffer>> = {
  [`${NAME}.7z`]: randomBytes(10 * CHUNK + 17),
  [`${NAME}.manifest.json`]: Buffer.from('{"kind":"yuzu.package/manifest"}'),
};
const PART = `${NAME}.7z`;

const { ENDED } = defineErrors({ ENDED: { status: 409, ja: '終了', en: 'ended' } });

/** Every look at it is 0.7 seconds later: how fast chunks come does not depend on the machine. */
class TickingClock extends Clock {
  private time = 0;
  now(): Date {
    this.time += 700;
    return new Date(this.time);
  }
}

/** Writes down what it grants, by the clock it is given. */
class WatchedLimit extends RateLimit {
  readonly grants: { bytes: number; at: number }[] = [];
  override take(sender: string, bytes: number, at: number): number {
    const wait = super.take(sender, bytes, at);
    if (wait === 0) this.grants.push({ bytes, at });
    return wait;
  }
}

class GivenRate extends DeliveryRate {
  readonly chunkBytes = CHUNK;
  readonly watched: WatchedLimit;
  constructor(bytesPerSecond: number) {
    super();
    this.watched = new WatchedLimit(bytesPerSecond);
  }
  limit(): RateLimit {
    return this.watched;
  }
}

const seals = Object.entries(FILES).map(([name, content]) => ({
  ...{ name, bytes: content.length },
  sha256: createHash('sha256').update(content).digest('hex'),
}));

let aoba: TestGateway;
let minato: TestGateway;
let tls: string;
let certificate: PeerCertificate;
let folder: string;
let server: PeerServer | undefined;
/** Both sides' knowledge of the one package; a test changes it. */
let announced: Partial<TransferPackage>;
let contract: Outcome<unknown>;

beforeAll(async () => {
  [aoba, minato] = [await testGateway('AOBA'), await testGateway('MINATO')];
  introduce(aoba, minato);
  tls = await mkdtemp(join(tmpdir(), 'yuzu-tls-'));
  certificate = await peerCertificate(tls, ['localhost']);
});
afterAll(async () => {
  await aoba.close();
  await minato.close();
  await rm(tls, { recursive: true });
});

const id = newId();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuzu-network-'));
  await mkdir(join(folder, 'outgoing', NAME), { recursive: true });
  for (const [name, content] of Object.entries(FILES))
    await writeFile(join(folder, 'outgoing', NAME, name), content);
  contract = ok({});
  announced = {
    ...{ id, name: NAME, contractId: newId(), counterpart: 'AOBA', direction: 'received' },
    state: 'announced',
    consignment: { method: 'network', files: seals, dispatchedOn: '2026-11-21' },
  };
  await start();
});
afterEach(async () => {
  await server?.close();
  await rm(folder, { recursive: true });
});

const knowing = (pack: () => Partial<TransferPackage>): PackageStore =>
  ({
    find: (_: unknown, wanted: string) => Promise.resolve(wanted === id ? pack() : undefined),
  }) as never;

/** The recipient's gateway anew, as after kill -9: nothing of the one before but what lies on the disk. */
async function start(bytesPerSecond = 0): Promise<WatchedLimit> {
  await server?.close();
  const routes = new PeerRoutes();
  const rate = new GivenRate(bytesPerSecond);
  const taking = new TakeDelivery(
    minato.transactions,
    knowing(() => announced),
    { mayProceed: () => Promise.resolve(contract) } as never,
    new IncomingFolder(join(folder, 'incoming')),
    new TickingClock(),
    rate,
  );
  new DeliveryPeer(routes, taking).onModuleInit();
  Object.assign(minato.entrance, { routes });
  server = new PeerServer(minato.entrance, certificate);
  const port = await server.listen('127.0.0.1', 0);
  const peer = aoba.directory.peers.get('MINATO');
  if (!peer) throw new Error('introduced before');
  const url = `https://127.0.0.1:${port}`;
  const transport = { kind: 'https', url, certificate: certificate.pem } as const;
  aoba.directory.peers.set('MINATO', { ...peer, transport });
  return rate.watched;
}

/** Fails like a dying process when so many chunks were read. */
class DyingFolder extends OutgoingFolder {
  reads = 0;
  constructor(private readonly dieAfter = Infinity) {
    super(join(folder, 'outgoing'));
  }
  override read(...place: Parameters<OutgoingFolder['read']>): Promise<Uint8Array> {
    this.reads += 1;
    if (this.reads > this.dieAfter) throw new Error('killed');
    return super.read(...place);
  }
}

/** Counts how often the recipient asked to wait. */
class CountingLine extends HttpsDeliveryLine {
  tooFast = 0;
  override async send(...sent: Parameters<DeliveryLine['send']>): Promise<Outcome<number>> {
    const answer = await super.send(...sent);
    if (!answer.ok && answer.error.code === 'DELIVERY_TOO_FAST') this.tooFast += 1;
    return answer;
  }
}

/** The provider's gateway anew. */
function upload(
  files = new DyingFolder(),
  line: DeliveryLine = new HttpsDeliveryLine(aoba.line),
): Promise<Outcome<undefined>> {
  const provided = { ...announced, direction: 'provided', state: 'dispatched' } as const;
  return new UploadPackage(
    aoba.transactions,
    knowing(() => ({ ...provided, counterpart: 'MINATO' })),
    files,
    line,
    new GivenRate(0),
  ).execute(id);
}

const incoming = (name: string): string => join(folder, 'incoming', NAME, name);
const line = () => new HttpsDeliveryLine(aoba.line);
const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.error.code);
const reasonOf = (outcome: Outcome<unknown>): unknown =>
  outcome.ok ? 'ok' : (outcome.facts.code ?? outcome.error.code);

async function expectWhole(): Promise<void> {
  for (const [name, content] of Object.entries(FILES))
    expect((await readFile(incoming(name))).equals(content)).toBe(true);
}

describe('a package over HTTPS', () => {
  it('arrives file by file as it was sealed, and sending again sends nothing', async () => {
    expect(codeOf(await upload())).toBe('ok');
    await expectWhole();
    const again = new DyingFolder();
    expect(codeOf(await upload(again))).toBe('ok');
    expect(again.reads).toBe(0);
  });

  it('goes on where it was when the sender dies, at any chunk', async () => {
    for (const chunks of [0, 1, 3, 2, 1]) {
      const before = await stat(`${incoming(PART)}.part`).then(
        ({ size }) => size,
        () => 0,
      );
      await expect(upload(new DyingFolder(chunks))).rejects.toThrow('killed');
      const { size } = await stat(`${incoming(PART)}.part`).catch(() => ({ size: 0 }));
      expect(size).toBe(Math.min(before + chunks * CHUNK, 10 * CHUNK + 17));
    }
    const rest = new DyingFolder();
    expect(codeOf(await upload(rest))).toBe('ok');
    expect(rest.reads).toBe(4 + 1);
    await expectWhole();
  });

  it('goes on when the recipient dies in the middle of writing a chunk', async () => {
    await expect(upload(new DyingFolder(5))).rejects.toThrow('killed');
    for (const torn of [4 * CHUNK + 1, 2 * CHUNK + 333, 7]) {
      await truncate(`${incoming(PART)}.part`, torn);
      await start();
      await expect(upload(new DyingFolder(3))).rejects.toThrow('killed');
      const { size } = await stat(`${incoming(PART)}.part`);
      expect(size).toBe(torn + 3 * CHUNK);
    }
    expect(codeOf(await upload())).toBe('ok');
    await expectWhole();
  });

  it('is discarded and sent again when what lies on the recipient’s disk is not what was sent', async () => {
    await expect(upload(new DyingFolder(5))).rejects.toThrow('killed');
    const part = `${incoming(PART)}.part`;
    const damaged = await readFile(part);
    damaged.writeUInt8(damaged.readUInt8(99) ^ 1, 99);
    await writeFile(part, damaged);
    expect(reasonOf(await upload())).toBe('DELIVERY_DAMAGED');
    await expect(stat(part)).rejects.toThrow('ENOENT');
    expect(codeOf(await upload())).toBe('ok');
    await expectWhole();
  });

  it('is taken no faster than the recipient allows, and arrives all the same', async () => {
    const { grants } = await start(CHUNK);
    const line = new CountingLine(aoba.line);
    expect(codeOf(await upload(new DyingFolder(), line))).toBe('ok');
    expect(line.tooFast).toBeGreaterThan(0);
    await expectWhole();
    const whole = seals.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(grants.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(whole);
    // Between any two grants: the rate over the time between them, two seconds of burst and one piece.
    for (const [i, from] of grants.entries()) {
      let taken = 0;
      for (const { bytes, at } of grants.slice(i)) {
        taken += bytes;
        expect(taken).toBeLessThanOrEqual(CHUNK * ((at - from.at) / 1000 + 2) + CHUNK);
      }
    }
  });

  it('is refused where it is not announced, not the peer’s, not of a living contract, or here already', async () => {
    const refusedWith = async (change: Partial<TransferPackage>) => {
      announced = { ...announced, ...change };
      return reasonOf(await upload());
    };
    contract = refuse(ENDED);
    expect(await refusedWith({})).toBe('ENDED');
    contract = ok({});
    expect(await refusedWith({ counterpart: 'YAMATO' })).toBe('DELIVERY_NOT_ANNOUNCED');
    expect(await refusedWith({ counterpart: 'AOBA', state: 'arrived' })).toBe(
      'DELIVERY_NOT_ANNOUNCED',
    );
    const media = { method: 'media', dispatchedOn: '2026-11-21' } as const;
    expect(await refusedWith({ state: 'announced', consignment: media })).toBe(
      'DELIVERY_NOT_ANNOUNCED',
    );
    await expect(stat(join(folder, 'incoming'))).rejects.toThrow('ENOENT');
  });

  it('takes no byte beyond the announced size, no other file, and no other place', async () => {
    const send = async (file: string, offset: number, bytes = Buffer.alloc(8)) =>
      reasonOf(await line().send('MINATO', { packageId: id, file, offset, bytes }));
    expect(await send('../../evil', 0)).toBe('DELIVERY_FILE_UNKNOWN');
    expect(await send('other.7z', 0)).toBe('DELIVERY_FILE_UNKNOWN');
    expect(await send(PART, 8)).toBe('DELIVERY_OFFSET');
    expect(await send(`${NAME}.manifest.json`, 0, Buffer.alloc(100))).toBe('DELIVERY_TOO_MUCH');
    expect(await send(PART, 10 * CHUNK + 16)).toBe('DELIVERY_TOO_MUCH');
    expect(await send(PART, -1)).toBe('DELIVERY_FILE_UNKNOWN');
  });

  it('is not taken from who did not sign the very bytes', async () => {
    aoba.clock.time += 3_600_000;
    expect(reasonOf(await upload())).toBe('REQUEST_NOT_SIGNED');
    aoba.clock.time -= 3_600_000;
    expect(codeOf(await upload())).toBe('ok');
  });
});

describe('the rate at which files are taken', () => {
  it('never lets more through than the rate and its burst, however chunks are timed', () => {
    const limit = new RateLimit(1000);
    let taken = 0;
    for (let now = 0; now < 60_000; now += 37)
      if (limit.take('AOBA', 500, now) === 0) {
        taken += 500;
        expect(taken).toBeLessThanOrEqual((now / 1000) * 1000 + 2 * 1000 + 500);
      }
    expect(taken).toBeGreaterThan(50_000);
    expect(limit.take('KAEDE', 500, 60_000)).toBe(0);
  });
});
