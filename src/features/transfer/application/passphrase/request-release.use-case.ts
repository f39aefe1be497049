import { actorText, type Person } from '../../../../kernel/actor.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { ReleaseWay } from '../../domain/states/package.js';
import { PackageBook } from '../office/package-book.js';
import { packageView, type PackageView } from '../office/package-view.js';
import { PassphraseUses } from './passphrase-uses.js';
import { ReleaseGate } from './release-gate.js';

/** パスフレーズ開示の申請, by the provider's key custodian: nothing leaves before a second person confirms. */
@UseCase()
export class RequestRelease {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly gate: ReleaseGate,
    private readonly uses: PassphraseUses,
  ) {}

  execute(person: Person, packageId: string, way: ReleaseWay): Promise<Outcome<PackageView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'provided', 'request-release');
      if (!found.ok) return found;
      const open = await this.gate.check(tx, found.value);
      if (!open.ok) return open;
      const moved = await this.book.move(tx, person, found.value, 'request-release', {
        release: { way, requestedBy: actorText(person) },
        reason: way,
      });
      if (!moved.ok) return moved;
      await this.uses.note(tx, person, moved.value, 'release-requested');
      return ok(packageView(moved.value));
    });
  }
}
