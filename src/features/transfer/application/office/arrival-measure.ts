import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { transferErrors } from '../../domain/states/errors.js';
import type {
  ArrivalHashes,
  MeasuredHashes,
  TransferPackage,
} from '../../domain/states/package.js';
import { MeasureDelivery } from '../delivery/measure-delivery.js';
import { PackageStore } from '../ports/package.store.js';

/** Who says which bytes arrived: of a delivery over the network the gateway itself, which has them. */
@UseCase()
export class ArrivalMeasure {
  constructor(
    private readonly transactions: Transactions,
    private readonly packages: PackageStore,
    private readonly delivery: MeasureDelivery,
  ) {}

  /** Before the transaction: that takes as long as the files are large. What is typed is compared besides. */
  async of(packageId: string, typed: Partial<MeasuredHashes>): Promise<Outcome<ArrivalHashes>> {
    const pack = await this.delivered(packageId);
    if (!pack || pack.proposedArrival) return fromPerson(packageId, typed);
    const found = await this.delivery.hashes(pack);
    if (!found.ok) return found;
    const { sha256 = found.value.sha256, manifestSha256 = found.value.manifestSha256 } = typed;
    if (sha256 !== found.value.sha256 || manifestSha256 !== found.value.manifestSha256)
      return refuse(transferErrors.ARRIVAL_HASHES_DIFFER, { package: pack.name });
    return ok({ ...found.value, measuredBy: 'gateway' });
  }

  /** What was measured still lies there. */
  async still(packageId: string): Promise<Outcome<undefined>> {
    const pack = await this.delivered(packageId);
    return pack ? this.delivery.whole(pack) : ok();
  }

  private async delivered(packageId: string): Promise<TransferPackage | undefined> {
    const pack = await this.transactions.read((tx) => this.packages.find(tx, packageId));
    const awaited = pack?.direction === 'received' && pack.state === 'announced';
    return awaited && pack.consignment?.method === 'network' ? pack : undefined;
  }
}

function fromPerson(
  packageId: string,
  { sha256, manifestSha256 }: Partial<MeasuredHashes>,
): Outcome<ArrivalHashes> {
  if (sha256 !== undefined && manifestSha256 !== undefined)
    return ok({ sha256, manifestSha256, measuredBy: 'person' });
  return refuse(transferErrors.ARRIVAL_HASHES_NEEDED, { package: packageId });
}
