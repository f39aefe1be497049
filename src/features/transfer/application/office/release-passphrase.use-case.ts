import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts } from '../../../contract/index.js';
import { checkRelease } from '../../domain/states/gates.js';
import { PackageBook } from './package-book.js';
import { packageView, type PackageView } from './package-view.js';

/** パスフレーズ開示, by the provider's key custodian: no passphrase without receipt, seal and hash. */
@UseCase()
export class ReleasePassphrase {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly contracts: Contracts,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, packageId: string): Promise<Outcome<PackageView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'provided', 'release-passphrase');
      if (!found.ok) return found;
      const moved = await this.book.move(tx, actor, found.value, 'release-passphrase');
      if (!moved.ok) return moved;
      const { contractId, counterpart: to, passphraseMessage: message } = moved.value;
      const open = checkRelease(moved.value);
      if (!open.ok) return open;
      const live = await this.contracts.mayProceed(tx, contractId, 'release-passphrase');
      if (!live.ok) return live;
      await this.outbox.send(tx, { to, type: 'passphrase.released', body: { packageId, message } });
      return ok(packageView(moved.value));
    });
  }
}
