import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts } from '../../../contract/index.js';
import { checkChunk, type ChunkPlace } from '../../domain/delivery/chunk.js';
import { deliveryErrors } from '../../domain/delivery/delivery-errors.js';
import type { RateLimit } from '../../domain/delivery/rate-limit.js';
import type { FileSeal } from '../../domain/manifest.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { IncomingFiles } from '../ports/delivery-files.js';
import type { Chunk } from '../ports/delivery-line.js';
import { DeliveryRate } from '../ports/delivery-rate.js';
import { PackageStore } from '../ports/package.store.js';
import type { ReceivedFile } from './received-file.js';

/**
 * ネットワークによる受領: only files of an announced package, of a contract that lives, from its provider, up
 * to the announced size. Nothing is kept beside the files themselves: how far each has come is what lies
 * on the disk, so that both sides may die at any moment and go on from there.
 */
@UseCase()
export class TakeDelivery {
  /** One chunk of a file at a time: two at once would both find the same end of it. */
  private readonly busy = new Map<string, Promise<unknown>>();
  private readonly rate: RateLimit;

  constructor(
    private readonly transactions: Transactions,
    private readonly packages: PackageStore,
    private readonly contracts: Contracts,
    private readonly files: IncomingFiles,
    private readonly clock: Clock,
    private readonly rates: DeliveryRate,
  ) {
    this.rate = rates.limit();
  }

  async status(peer: string, packageId: string): Promise<Outcome<ReceivedFile[]>> {
    const pack = await this.expected(peer, packageId);
    return pack.ok ? ok(await this.filesOf(pack.value)) : pack;
  }

  /** Bytes that are here of the file. */
  async take(peer: string, chunk: Chunk): Promise<Outcome<number>> {
    const pack = await this.expected(peer, chunk.packageId);
    if (!pack.ok) return pack;
    const { name, consignment } = pack.value;
    const { file, offset, bytes } = chunk;
    const seal = consignment?.files?.find((one) => one.name === file);
    if (!seal) return refuse(deliveryErrors.DELIVERY_FILE_UNKNOWN, { package: name, file });
    const retryAfterMs = this.rate.take(peer, bytes.length, this.clock.now().getTime());
    if (retryAfterMs > 0) return refuse(deliveryErrors.DELIVERY_TOO_FAST, { retryAfterMs });
    const room = offset === 0 ? await this.room(pack.value) : ok();
    if (!room.ok) return room;
    const place = { packageName: name, file, offset, length: bytes.length };
    const taken = await this.alone(`${name}/${file}`, () => this.append(place, seal, bytes));
    const still = await this.expected(peer, chunk.packageId);
    if (still.ok) return taken;
    if (await this.isRecalled(chunk.packageId)) await this.files.erase(name);
    return still;
  }

  /** The job that erases may have been there before the piece was. */
  private async isRecalled(packageId: string): Promise<boolean> {
    const pack = await this.transactions.read((tx) => this.packages.find(tx, packageId));
    return pack?.recall !== undefined;
  }

  /** Asked before the first byte of each file. */
  private async room({ name, consignment }: TransferPackage): Promise<Outcome<undefined>> {
    const files = consignment?.files ?? [];
    const whole = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const { mostBytes: most } = this.rates;
    if (whole > most)
      return refuse(deliveryErrors.DELIVERY_TOO_LARGE, { package: name, bytes: whole, most });
    let left = whole;
    for (const file of files) left -= await this.files.received(name, file);
    const free = await this.files.free();
    if (left <= free) return ok();
    return refuse(deliveryErrors.DELIVERY_NO_ROOM, { package: name, bytes: left, free });
  }

  private async append(
    place: ChunkPlace,
    seal: FileSeal,
    bytes: Uint8Array,
  ): Promise<Outcome<number>> {
    const { packageName, file, offset } = place;
    const fits = checkChunk(place, seal, await this.files.received(packageName, seal));
    if (!fits.ok) return fits;
    await this.files.append(packageName, file, bytes);
    const received = offset + bytes.length;
    if (received < seal.bytes) return ok(received);
    if ((await this.files.received(packageName, seal)) === received) return ok(received);
    return refuse(deliveryErrors.DELIVERY_DAMAGED, { package: packageName, file });
  }

  private async filesOf({ name, consignment }: TransferPackage): Promise<ReceivedFile[]> {
    const files: ReceivedFile[] = [];
    for (const seal of consignment?.files ?? []) {
      const received = await this.alone(`${name}/${seal.name}`, () =>
        this.files.received(name, seal),
      );
      files.push({ ...seal, received, complete: received === seal.bytes });
    }
    return files;
  }

  private expected(peer: string, packageId: string): Promise<Outcome<TransferPackage>> {
    const unknown = refuse(deliveryErrors.DELIVERY_NOT_ANNOUNCED, { package: packageId, peer });
    return this.transactions.read(async (tx) => {
      const pack = await this.packages.find(tx, packageId);
      if (pack?.direction !== 'received' || pack.counterpart !== peer) return unknown;
      if (pack.state !== 'announced' || pack.consignment?.method !== 'network') return unknown;
      const live = await this.contracts.mayProceed(tx, pack.contractId, 'dispatch');
      return live.ok ? ok(pack) : live;
    });
  }

  private alone<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.busy.get(key) ?? Promise.resolve()).then(work, work);
    this.busy.set(key, turn);
    return turn.finally(() => {
      if (this.busy.get(key) === turn) this.busy.delete(key);
    });
  }
}
