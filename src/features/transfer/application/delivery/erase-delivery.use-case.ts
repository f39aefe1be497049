import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Jobs } from '../../../../kernel/ports/jobs.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { IncomingFiles, OutgoingFiles } from '../ports/delivery-files.js';
import { PackageStore } from '../ports/package.store.js';

/** Name of the job that erases; its payload is the package's id. */
export const ERASE_JOB = 'delivery.erase';

/** 回収された提供パッケージの消去: its files are neither kept to be sent nor kept where they came in. */
@UseCase()
export class EraseDelivery {
  constructor(
    private readonly transactions: Transactions,
    private readonly packages: PackageStore,
    private readonly outgoing: OutgoingFiles,
    private readonly incoming: IncomingFiles,
    private readonly jobs: Jobs,
  ) {}

  /** In the transaction of the recall, so that no kill between the two leaves the files. */
  async order(tx: Tx, { id: packageId, consignment }: TransferPackage): Promise<void> {
    if (consignment?.method !== 'network') return;
    await this.jobs.enqueue(tx, { name: ERASE_JOB, payload: { packageId } });
  }

  /** As often as it takes: what is erased already is erased. */
  async execute(packageId: string): Promise<Outcome<undefined>> {
    const pack = await this.transactions.read((tx) => this.packages.find(tx, packageId));
    if (!pack?.recall) return ok();
    const files = pack.direction === 'provided' ? this.outgoing : this.incoming;
    await files.erase(pack.name);
    return ok();
  }
}
