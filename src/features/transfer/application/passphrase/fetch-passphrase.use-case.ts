import type { Person } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts } from '../../../contract/index.js';
import { transferErrors } from '../../domain/states/errors.js';
import { checkNoDeviation } from '../../domain/states/gates.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { Deviations } from '../ports/deviations.js';
import { PackageBook } from '../office/package-book.js';
import { PassphraseUses } from './passphrase-uses.js';

export interface FetchedPassphrase {
  readonly packageId: string;
  readonly packageName: string;
  /** Encrypted to this operator's key, armored: only the secure room's key folder opens it. */
  readonly message: string;
}

/** The released message, for the secure room. Both sides see who fetched it, and when. */
@UseCase()
export class FetchPassphrase {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly contracts: Contracts,
    private readonly deviations: Deviations,
    private readonly uses: PassphraseUses,
  ) {}

  execute(person: Person, packageId: string): Promise<Outcome<FetchedPassphrase>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'received', 'fetch-passphrase');
      if (!found.ok) return found;
      const { name: packageName, passphraseMessage: message } = found.value;
      if (message === undefined)
        return refuse(transferErrors.PASSPHRASE_SHEET_AWAITED, { package: packageName });
      const open = await this.gate(tx, found.value);
      if (!open.ok) return open;
      const moved = await this.book.move(tx, person, found.value, 'fetch-passphrase');
      if (!moved.ok) return moved;
      await this.uses.note(tx, person, moved.value, 'fetched');
      return ok({ packageId, packageName, message });
    });
  }

  private async gate(tx: Tx, pack: TransferPackage): Promise<Outcome<unknown>> {
    const free = checkNoDeviation(pack, await this.deviations.openFor(tx, pack.id));
    return free.ok ? this.contracts.mayProceed(tx, pack.contractId, 'open') : free;
  }
}
