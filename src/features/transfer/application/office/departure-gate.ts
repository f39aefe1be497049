import type { Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Notices } from '../../../notice/index.js';
import { OptOuts } from '../../../opt-out/index.js';
import { checkDeparture } from '../../domain/states/departure.js';
import type { ListVersions } from '../../domain/states/list-standing.js';
import type { TransferPackage } from '../../domain/states/package.js';

/** Whether a package may leave the house today, by courier, in person or over the network. */
@UseCase()
export class DepartureGate {
  constructor(
    private readonly optOuts: OptOuts,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  async versions(tx: Tx): Promise<ListVersions> {
    return {
      'opt-out': await this.optOuts.currentVersion(tx),
      notice: await this.notices.currentVersion(tx),
    };
  }

  async check(tx: Tx, pack: TransferPackage): Promise<Outcome<undefined>> {
    const inForce = await this.notices.inForce(tx);
    const stops = inForce.flatMap(({ stoppedOn }) => stoppedOn ?? []);
    const versions = await this.versions(tx);
    return checkDeparture(pack, { today: this.clock.today(), versions, stops });
  }
}
