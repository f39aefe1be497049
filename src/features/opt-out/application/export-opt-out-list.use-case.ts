import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { FieldCipher } from '../../../kernel/ports/field-cipher.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { optOutListOf } from './opt-out-list-of.js';
import { OptOutStore } from './ports/opt-out.store.js';

export interface ExportedList {
  readonly version: number;
  /** The list for the secure room: signed by and encrypted to the operator's own key, armored. */
  readonly message: string;
}

@UseCase()
export class ExportOptOutList {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: OptOutStore,
    private readonly cipher: FieldCipher,
    private readonly keyring: Keyring,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor): Promise<Outcome<ExportedList>> {
    return this.transactions.run(async (tx) => {
      const version = await this.store.lockVersion(tx);
      const list = optOutListOf(version, await this.store.all(tx), this.cipher, this.clock.now());
      const message = await this.keyring.encrypt(JSON.stringify(list), [this.keyring.publicKey()]);
      const subject = { kind: 'opt-out-list', id: String(version) };
      await this.audit.record(tx, { actor, action: 'opt-out.export', subject });
      return ok({ version, message });
    });
  }

  async version(): Promise<{ version: number }> {
    return { version: await this.transactions.read((tx) => this.store.version(tx)) };
  }
}
