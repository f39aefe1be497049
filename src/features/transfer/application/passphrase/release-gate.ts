import type { Outcome } from '../../../../kernel/outcome.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts } from '../../../contract/index.js';
import { checkRelease } from '../../domain/states/gates.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { DepartureGate } from '../office/departure-gate.js';
import { Deviations } from '../ports/deviations.js';

/** 開示の条件, asked when the release is requested and again when it is confirmed. */
@UseCase()
export class ReleaseGate {
  constructor(
    private readonly contracts: Contracts,
    private readonly departure: DepartureGate,
    private readonly deviations: Deviations,
  ) {}

  async check(tx: Tx, pack: TransferPackage): Promise<Outcome<unknown>> {
    const open = checkRelease(pack, {
      deviations: await this.deviations.openFor(tx, pack.id),
      versions: await this.departure.versions(tx),
    });
    if (!open.ok) return open;
    return this.contracts.mayProceed(tx, pack.contractId, 'release-passphrase');
  }
}
