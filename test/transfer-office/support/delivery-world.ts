import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { EraseDelivery } from '../../../src/features/transfer/application/delivery/erase-delivery.use-case.js';
import { TakeDelivery } from '../../../src/features/transfer/application/delivery/take-delivery.use-case.js';
import { UploadFailures } from '../../../src/features/transfer/application/delivery/upload-failures.js';
import { UploadPackage } from '../../../src/features/transfer/application/delivery/upload-package.use-case.js';
import { PackageBook } from '../../../src/features/transfer/application/office/package-book.js';
import type { DeliveryLine } from '../../../src/features/transfer/application/ports/delivery-line.js';
import { DeliveryRate } from '../../../src/features/transfer/application/ports/delivery-rate.js';
import type { PackageStore } from '../../../src/features/transfer/application/ports/package.store.js';
import { RateLimit } from '../../../src/features/transfer/domain/delivery/rate-limit.js';
import type { TransferPackage } from '../../../src/features/transfer/domain/states/package.js';
import { IncomingFolder } from '../../../src/features/transfer/engines/files/incoming-folder.js';
import { OutgoingFolder } from '../../../src/features/transfer/engines/files/outgoing-folder.js';
import { DeliveryPeer } from '../../../src/features/transfer/peer/delivery.peer.js';
import { HttpsDeliveryLine } from '../../../src/features/transfer/peer/https-delivery-line.js';
import { newId } from '../../../src/kernel/ids.js';
import { ok, type Outcome } from '../../../src/kernel/outcome.js';
import { Clock } from '../../../src/kernel/ports/clock.js';
import {
  type PeerCertificate,
  peerCertificate,
} from '../../../src/platform/tls/peer-certificate.js';
import { PeerRoutes } from '../../../src/protocol/http/peer-routes.js';
import { PeerServer } from '../../../src/protocol/http/peer-server.js';
import { introduce, testGateway, type TestGateway } from '../../protocol/support/test-gateway.js';

export const NAME = '2026_20261121_0001_AOBA_MINATO';
export const CHUNK = 64 * 1024;
export const PART = `${NAME}.7z`;
/** The archive: ten chunks and the rest. */
export const SIZE = 10 * CHUNK + 17;
export const FILES: Readonly<Record<string, Buffer>> = {
  [PART]: randomBytes(SIZE),
  [`${NAME}.manifest.json`]: Buffer.from('{"kind":"yuzu.package/manifest"}'),
};
export const SEALS = Object.entries(FILES).map(([name, content]) => ({
  ...{ name, bytes: content.length },
  sha256: createHash('sha256').update(content).digest('hex'),
}));

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
  mostBytes = Infinity;
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

/** Fails like a dying process when so many chunks were read. */
export class DyingFolder extends OutgoingFolder {
  reads = 0;
  constructor(
    folder: string,
    private readonly dieAfter = Infinity,
  ) {
    super(join(folder, 'outgoing'));
  }
  override read(...place: Parameters<OutgoingFolder['read']>): Promise<Uint8Array> {
    this.reads += 1;
    if (this.reads > this.dieAfter) throw new Error('killed');
    return super.read(...place);
  }
}

/** A package under way from AOBA to MINATO over HTTPS, with the files of both sides on this disk. */
export class DeliveryWorld {
  readonly id = newId();
  folder = '';
  /** Both sides' knowledge of the one package; a test changes it. */
  announced: Partial<TransferPackage> = {};
  /** What the provider knows otherwise. */
  provided: Partial<TransferPackage> = {};
  contract: Outcome<unknown> = ok({});
  mostBytes = Infinity;
  private server?: PeerServer;

  private constructor(
    readonly aoba: TestGateway,
    private readonly minato: TestGateway,
    private readonly tls: string,
    private readonly certificate: PeerCertificate,
  ) {}

  static async open(): Promise<DeliveryWorld> {
    const [aoba, minato] = [await testGateway('AOBA'), await testGateway('MINATO')];
    introduce(aoba, minato);
    const tls = await mkdtemp(join(tmpdir(), 'yuzu-tls-'));
    return new DeliveryWorld(aoba, minato, tls, await peerCertificate(tls, ['localhost']));
  }

  /** For each test: the files lie in `outgoing`, the package is announced, nothing has come. */
  async begin(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'yuzu-network-'));
    await mkdir(join(this.folder, 'outgoing', NAME), { recursive: true });
    for (const [name, content] of Object.entries(FILES))
      await writeFile(this.outgoing(name), content);
    this.contract = ok({});
    this.provided = { direction: 'provided', state: 'dispatched', counterpart: 'MINATO' };
    this.announced = {
      ...{ id: this.id, name: NAME, contractId: newId(), counterpart: 'AOBA' },
      ...{ direction: 'received', state: 'announced' },
      consignment: { method: 'network', files: SEALS, dispatchedOn: '2026-11-21' },
    };
    await this.start();
  }

  async end(): Promise<void> {
    await this.server?.close();
    await rm(this.folder, { recursive: true });
  }

  async close(): Promise<void> {
    await this.aoba.close();
    await this.minato.close();
    await rm(this.tls, { recursive: true });
  }

  incoming(...name: string[]): string {
    return join(this.folder, 'incoming', NAME, ...name);
  }

  outgoing(...name: string[]): string {
    return join(this.folder, 'outgoing', NAME, ...name);
  }

  line(): HttpsDeliveryLine {
    return new HttpsDeliveryLine(this.aoba.line);
  }

  /** The recipient's gateway anew, as after kill -9: nothing of the one before but what lies on the disk. */
  async start(
    bytesPerSecond = 0,
    files = new IncomingFolder(join(this.folder, 'incoming')),
  ): Promise<WatchedLimit> {
    await this.server?.close();
    const routes = new PeerRoutes();
    const rate = new GivenRate(bytesPerSecond);
    rate.mostBytes = this.mostBytes;
    const taking = new TakeDelivery(
      this.minato.transactions,
      this.atRecipient(),
      { mayProceed: () => Promise.resolve(this.contract) } as never,
      files,
      new TickingClock(),
      rate,
    );
    new DeliveryPeer(routes, taking).onModuleInit();
    Object.assign(this.minato.entrance, { routes });
    this.server = new PeerServer(this.minato.entrance, this.certificate);
    this.tellAddress(await this.server.listen('127.0.0.1', 0));
    return rate.watched;
  }

  dying(dieAfter?: number): DyingFolder {
    return new DyingFolder(this.folder, dieAfter);
  }

  /** The provider's gateway anew. */
  upload(
    files: OutgoingFolder = this.dying(),
    line: DeliveryLine = this.line(),
  ): Promise<Outcome<undefined>> {
    return new UploadPackage(
      this.aoba.transactions,
      this.atProvider(),
      files,
      line,
      new GivenRate(0),
      this.failures(),
    ).execute(this.id);
  }

  /** The job that erases at either side. */
  async erase(): Promise<void> {
    const [outgoing, incoming] = [this.dying(), new IncomingFolder(join(this.folder, 'incoming'))];
    for (const packages of [this.atProvider(), this.atRecipient()])
      await new EraseDelivery(
        this.aoba.transactions,
        packages,
        outgoing,
        incoming,
        undefined as never,
      ).execute(this.id);
  }

  async expectWhole(): Promise<void> {
    for (const [name, content] of Object.entries(FILES))
      expect((await readFile(this.incoming(name))).equals(content)).toBe(true);
  }

  /** What is noted of the package is what the provider knows from then on. */
  private failures(): UploadFailures {
    const save = (_: unknown, pack: TransferPackage) => {
      this.provided = { ...this.provided, upload: pack.upload };
      return Promise.resolve();
    };
    const find = () => Promise.resolve({ ...this.announced, ...this.provided });
    const audit = { record: () => Promise.resolve() } as never;
    const book = new PackageBook({ lock: find, save } as never, audit);
    return new UploadFailures(this.aoba.transactions, book, new TickingClock());
  }

  private atProvider = (): PackageStore =>
    this.knowing(() => ({ ...this.announced, ...this.provided }));

  private atRecipient = (): PackageStore => this.knowing(() => this.announced);

  private knowing(pack: () => Partial<TransferPackage>): PackageStore {
    const find = (_: unknown, wanted: string) =>
      Promise.resolve(wanted === this.id ? pack() : undefined);
    return { find } as never;
  }

  private tellAddress(port: number): void {
    const peer = this.aoba.directory.peers.get('MINATO');
    if (!peer) throw new Error('introduced before');
    const url = `https://127.0.0.1:${port}`;
    const transport = { kind: 'https', url, certificate: this.certificate.pem } as const;
    this.aoba.directory.peers.set('MINATO', { ...peer, transport });
  }
}

export const codeOf = (outcome: Outcome<unknown>): string =>
  outcome.ok ? 'ok' : outcome.error.code;
/** What the recipient refused with, where it did. */
export const reasonOf = (outcome: Outcome<unknown>): unknown =>
  outcome.ok ? 'ok' : (outcome.facts.code ?? outcome.error.code);
