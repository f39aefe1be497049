import { Clock } from '../../../../kernel/ports/clock.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Notices, stillCovers } from '../../../notice/index.js';
import { OptOutMatcher, OptOuts } from '../../../opt-out/index.js';
import type { DigestedRecord } from '../../domain/handover-record.js';
import { isRehearsalName } from '../../domain/package-name.js';
import { checkedVersion, type ListVersions } from '../../domain/states/list-standing.js';
import { isClosed } from '../../domain/states/opt-out-moment.js';
import type { TransferPackage } from '../../domain/states/package.js';

export interface Concerned {
  /** Of the lists that were compared. */
  readonly versions: ListVersions;
  readonly optedOut: readonly DigestedRecord[];
  /** Of institutions whose notice, as it stands now, does not cover them. */
  readonly notCovered: readonly DigestedRecord[];
}

/** Which persons of a package are concerned by what the lists of stop requests and notices say now. */
@UseCase()
export class PersonsConcerned {
  constructor(
    private readonly optOuts: OptOuts,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  async among(
    tx: Tx,
    pack: TransferPackage,
    records: readonly DigestedRecord[],
  ): Promise<Concerned> {
    const list = await this.optOuts.list(tx);
    const versions = {
      'opt-out': list.version,
      notice: await this.notices.currentVersion(tx),
    };
    const matcher = new OptOutMatcher(list);
    const optedOut = records.filter((person) => matcher.match({ ...person, sex: '' }) !== null);
    return { versions, optedOut, notCovered: await this.notCovered(tx, pack, records, versions) };
  }

  /** Asked only where the notices changed since the extraction judged each person by them, and it is not too late. */
  private async notCovered(
    tx: Tx,
    pack: TransferPackage,
    records: readonly DigestedRecord[],
    { notice }: ListVersions,
  ): Promise<DigestedRecord[]> {
    const asked = isClosed(pack) && checkedVersion(pack, 'notice') < notice;
    if (!asked || isRehearsalName(pack.name)) return [];
    const today = this.clock.today();
    const covering = (await this.notices.inForce(tx))
      .filter((one) => stillCovers(one, pack.providedOn, today))
      .map(({ institutionCode }) => institutionCode);
    const covered = new Set(covering);
    return records.filter(({ institutionCode }) => !covered.has(institutionCode));
  }
}
