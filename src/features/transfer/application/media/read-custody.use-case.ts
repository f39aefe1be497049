import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { chainFaults, type ChainFault } from '../../domain/media/custody-chain.js';
import type { Deviation } from '../../domain/media/deviation.js';
import { type ComparedMark, threeWay } from '../../domain/media/three-way.js';
import { transferErrors } from '../../domain/states/errors.js';
import { DeviationStore } from '../ports/deviation.store.js';
import { Deviations, type OpenDeviation } from '../ports/deviations.js';
import { MediumStore } from '../ports/medium.store.js';
import { PackageStore } from '../ports/package.store.js';
import { chainsOf, type CustodyEntry, entriesOf } from './medium-view.js';

/** One package's custody, the same at both sides once each has heard the other. */
export interface PackageCustody {
  readonly packageId: string;
  /** Of every medium that carried it, each in order. */
  readonly chains: readonly (readonly CustodyEntry[])[];
  readonly faults: readonly ChainFault[];
  /** Of each medium. */
  readonly comparison: readonly ComparedMark[];
  readonly deviations: readonly Deviation[];
  /** What of them, or of the clock, holds the passphrase back. */
  readonly holding: readonly OpenDeviation[];
}

@UseCase()
export class ReadCustody {
  constructor(
    private readonly transactions: Transactions,
    private readonly packages: PackageStore,
    private readonly media: MediumStore,
    private readonly recorded: DeviationStore,
    private readonly deviations: Deviations,
  ) {}

  ofPackage(packageId: string): Promise<Outcome<PackageCustody>> {
    return this.transactions.read(async (tx) => {
      const pack = await this.packages.find(tx, packageId);
      const roles = { roleJa: '', roleEn: '' };
      if (!pack) return refuse(transferErrors.PACKAGE_NOT_HERE, { package: packageId, ...roles });
      const chains = chainsOf(await this.media.ofPackage(tx, packageId));
      const histories = chains.map((chain) => chain.map(({ document }) => document));
      return ok({
        packageId,
        chains: chains.map(entriesOf),
        faults: histories.flatMap(chainFaults),
        comparison: threeWay(pack, histories),
        deviations: await this.recorded.ofPackage(tx, packageId),
        holding: await this.deviations.openFor(tx, packageId),
      });
    });
  }
}
