import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { PassphraseUse } from '../../domain/states/passphrase-use.js';

export abstract class PassphraseUseStore {
  /** False where an entry of this id is there already. */
  abstract add(tx: Tx, use: PassphraseUse): Promise<boolean>;
  /** By time, oldest first. */
  abstract ofPackage(tx: Tx, packageId: string): Promise<PassphraseUse[]>;
}
