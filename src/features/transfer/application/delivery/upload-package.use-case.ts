import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { deliveryErrors } from '../../domain/delivery/delivery-errors.js';
import { uploadDue } from '../../domain/delivery/upload-due.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { withStorage } from '../files/with-storage.js';
import { OutgoingFiles } from '../ports/delivery-files.js';
import { DeliveryLine } from '../ports/delivery-line.js';
import { DeliveryRate } from '../ports/delivery-rate.js';
import { PackageStore } from '../ports/package.store.js';
import type { ReceivedFile } from './received-file.js';
import { UploadFailures } from './upload-failures.js';

/** Name of the job that uploads; its payload is the package's id. */
export const UPLOAD_JOB = 'delivery.upload';

/** Before a cut line is tried again. */
const RETRY_MS = 1000;

/** What one try came to, and how many pieces it brought over. */
interface Try {
  readonly outcome: Outcome<undefined>;
  readonly sent: number;
}

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
    private readonly failures: UploadFailures,
  ) {}

  /**
   * A line that is cut is tried again at once as long as every try brings something over. Any other refusal
   * postpones the job: the next run goes on from where the recipient says.
   */
  async execute(packageId: string): Promise<Outcome<undefined>> {
    for (;;) {
      const { outcome, sent } = await this.tryOnce(packageId);
      if (outcome.ok) return outcome;
      if (sent === 0 || outcome.error.code !== 'PEER_UNREACHABLE')
        return this.failures.note(packageId, outcome);
      await wait(RETRY_MS);
    }
  }

  private async tryOnce(packageId: string): Promise<Try> {
    const due = await this.due(packageId);
    const pack = due.ok ? due.value : undefined;
    if (!pack) return { outcome: due.ok ? ok() : due, sent: 0 };
    const there = await this.line.received(pack.counterpart, packageId);
    if (!there.ok) return { outcome: there, sent: 0 };
    let sent = 0;
    for (const file of there.value) {
      const rest = await this.sendRest(pack, file);
      sent += rest.sent;
      if (!rest.outcome.ok) return { outcome: rest.outcome, sent };
    }
    return { outcome: ok(), sent };
  }

  /** Asked before every piece: a recall ends the upload there and then, whatever the recipient has heard. */
  private async due(packageId: string): Promise<Outcome<TransferPackage | undefined>> {
    return uploadDue(await this.transactions.read((tx) => this.packages.find(tx, packageId)));
  }

  private async sendRest(
    pack: TransferPackage,
    { name: file, bytes, received, complete }: ReceivedFile,
  ): Promise<Try> {
    let offset = complete ? bytes : received;
    for (let sent = 0; ; sent += 1) {
      if (offset >= bytes) return { outcome: ok(), sent };
      const due = await this.due(pack.id);
      if (!due.ok) return { outcome: due, sent };
      if (!due.value) return { outcome: ok(), sent };
      const at = { file, offset, bytes };
      const next = await withStorage(() => this.sendChunk(pack, at));
      if (!next.ok) return { outcome: next, sent };
      offset = next.value;
    }
  }

  /** Where the next chunk begins: further on, the same place again after a wait, or where the recipient says. */
  private async sendChunk(
    { id: packageId, name, counterpart }: TransferPackage,
    { file, offset, bytes: whole }: { file: string; offset: number; bytes: number },
  ): Promise<Outcome<number>> {
    // Of a file that has grown since no more than was announced: it is its hash that tells.
    const length = Math.min(this.rate.chunkBytes, whole - offset);
    const bytes = await this.files.read(name, file, offset, length);
    if (bytes.length === 0)
      return refuse(deliveryErrors.DELIVERY_FILES_MISSING, { package: name, what: file });
    const sent = await this.line.send(counterpart, { packageId, file, offset, bytes });
    if (sent.ok || sent.error.code !== 'DELIVERY_TOO_FAST') return sent;
    await wait(Number(sent.facts.retryAfterMs));
    return ok(offset);
  }
}
