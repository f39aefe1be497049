import type { Outcome } from '../../../../kernel/outcome.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts } from '../../../contract/index.js';
import { OptOuts } from '../../../opt-out/index.js';
import { checkRelease } from '../../domain/states/gates.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { Deviations } from '../ports/deviations.js';

/** 開示の条件, asked when the release is requested and again when it is confirmed. */
@UseCase()
export class ReleaseGate {
  constructor(
    private readonly contracts: Contracts,
    private readonly optOuts: OptOuts,
    private readonly deviations: Deviations,
  ) {}

  async check(tx: Tx, pack: TransferPackage): Promise<Outcome<unknown>> {
    const open = checkRelease(pack, {
      deviations: await this.deviations.openFor(tx, pack.id),
      optOutListVersion: await this.optOuts.currentVersion(tx),
    });
    if (!open.ok) return open;
    return this.contracts.mayProceed(tx, pack.contractId, 'release-passphrase');
  }
}
