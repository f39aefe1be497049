import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts } from '../../../contract/index.js';
import { PackageBook } from './package-book.js';

export interface FetchedPassphrase {
  readonly packageId: string;
  readonly packageName: string;
  /** Encrypted to this operator's key, armored: only the secure room's key folder opens it. */
  readonly message: string;
}

/** The released message, for the secure room. Each time stands in the audit trail. */
@UseCase()
export class FetchPassphrase {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly contracts: Contracts,
  ) {}

  execute(actor: Actor, packageId: string): Promise<Outcome<FetchedPassphrase>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'received', 'fetch-passphrase');
      if (!found.ok) return found;
      const open = await this.contracts.mayProceed(tx, found.value.contractId, 'open');
      if (!open.ok) return open;
      const moved = await this.book.move(tx, actor, found.value, 'fetch-passphrase');
      if (!moved.ok) return moved;
      const { name: packageName, passphraseMessage: message = '' } = moved.value;
      return ok({ packageId, packageName, message });
    });
  }
}
