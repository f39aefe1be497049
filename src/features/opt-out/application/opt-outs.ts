import { Clock } from '../../../kernel/ports/clock.js';
import { FieldCipher } from '../../../kernel/ports/field-cipher.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { OptOutList } from '../domain/opt-out-list.js';
import { optOutListOf } from './opt-out-list-of.js';
import { OptOutStore } from './ports/opt-out.store.js';

/** What transfer asks about the opt-out list. */
@UseCase()
export class OptOuts {
  constructor(
    private readonly store: OptOutStore,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  currentVersion(tx: Tx): Promise<number> {
    return this.store.version(tx);
  }

  /** In plain, for a comparison in memory: nothing of it may be kept, sent or logged. */
  async list(tx: Tx): Promise<OptOutList> {
    const version = await this.store.version(tx);
    const requests = (await this.store.all(tx)).filter((one) => one.listVersion <= version);
    return optOutListOf(version, requests, this.cipher, this.clock.now());
  }
}
