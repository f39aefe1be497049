import { type Actor, actorText } from '../../../../kernel/actor.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts } from '../../../contract/index.js';
import { checkApprover } from '../../domain/states/gates.js';
import { PackageBook } from './package-book.js';
import { packageView, type PackageView } from './package-view.js';

/** 責任者の承認: nothing is sealed into a medium without it. */
@UseCase()
export class ApprovePackage {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly contracts: Contracts,
  ) {}

  execute(actor: Actor, packageId: string): Promise<Outcome<PackageView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'provided', 'approve');
      if (!found.ok) return found;
      const pack = found.value;
      const other = checkApprover(pack, actorText(actor));
      if (!other.ok) return other;
      const live = await this.contracts.mayProceed(tx, pack.contractId, 'approve');
      if (!live.ok) return live;
      const reason = pack.seal?.sha256;
      const moved = await this.book.move(tx, actor, pack, 'approve', { reason });
      return moved.ok ? ok(packageView(moved.value)) : moved;
    });
  }
}
