import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { PassphraseUse } from '../../domain/states/passphrase-use.js';
import { PassphraseUseStore } from '../ports/passphrase-use.store.js';

/** 開示・利用の記録の閲覧, the same at both sides. */
@UseCase()
export class ReadPassphraseUses {
  constructor(
    private readonly transactions: Transactions,
    private readonly uses: PassphraseUseStore,
  ) {}

  execute(packageId: string): Promise<PassphraseUse[]> {
    return this.transactions.read((tx) => this.uses.ofPackage(tx, packageId));
  }
}
