import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { OptOutStore } from './ports/opt-out.store.js';

/** What transfer asks about the opt-out list. */
@UseCase()
export class OptOuts {
  constructor(private readonly store: OptOutStore) {}

  currentVersion(tx: Tx): Promise<number> {
    return this.store.version(tx);
  }
}
