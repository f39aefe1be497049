import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { deliveryErrors } from '../../domain/delivery/delivery-errors.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { OutgoingFiles } from '../ports/delivery-files.js';
import { DeliveryLine } from '../ports/delivery-line.js';
import { DeliveryRate } from '../ports/delivery-rate.js';
import { PackageStore } from '../ports/package.store.js';
import type { ReceivedFile } from './received-file.js';

/** Name of the job that uploads; its payload is the package's id. */
export const UPLOAD_JOB = 'delivery.upload';

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** ネットワークによる提供: asks how far each file has come there and sends the rest, as often as it takes. */
@UseCase()
export class UploadPackage {
  constructor(
    private readonly transactions: Transactions,
    private readonly packages: PackageStore,
    private readonly files: OutgoingFiles,
    private readonly line: DeliveryLine,
    private readonly rate: DeliveryRate,
  ) {}

  /** A refusal postpones the job: the next run goes on from where the recipient says. */
  async execute(packageId: string): Promise<Outcome<undefined>> {
    const pack = await this.transactions.read((tx) => this.packages.find(tx, packageId));
    if (pack?.direction !== 'provided' || pack.state !== 'dispatched') return ok();
    const there = await this.line.received(pack.counterpart, packageId);
    if (!there.ok) return there;
    for (const file of there.value) {
      const sent = await this.sendRest(pack, file);
      if (!sent.ok) return sent;
    }
    return ok();
  }

  private async sendRest(
    pack: TransferPackage,
    { name: file, bytes, received, complete }: ReceivedFile,
  ): Promise<Outcome<undefined>> {
    let offset = complete ? bytes : received;
    while (offset < bytes) {
      const sent = await this.sendChunk(pack, file, offset);
      if (!sent.ok) return sent;
      offset = sent.value;
    }
    return ok();
  }

  /** Where the next chunk begins: further on, the same place again after a wait, or where the recipient says. */
  private async sendChunk(
    { id: packageId, name, counterpart }: TransferPackage,
    file: string,
    offset: number,
  ): Promise<Outcome<number>> {
    const bytes = await this.files.read(name, file, offset, this.rate.chunkBytes);
    if (bytes.length === 0)
      return refuse(deliveryErrors.DELIVERY_FILES_MISSING, { package: name, what: file });
    const sent = await this.line.send(counterpart, { packageId, file, offset, bytes });
    if (sent.ok || sent.error.code !== 'DELIVERY_TOO_FAST') return sent;
    await wait(Number(sent.facts.retryAfterMs));
    return ok(offset);
  }
}
