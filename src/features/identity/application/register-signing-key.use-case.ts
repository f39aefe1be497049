import type { Person } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import { Transactions, type Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { identityErrors } from '../domain/errors.js';
import type { RegisteredKey, SigningKey } from '../domain/signing-key.js';
import { KeyReader } from './ports/key-reader.js';
import { PersonStore } from './ports/person.store.js';
import { SigningKeyStore } from './ports/signing-key.store.js';

/** 個人の署名鍵の登録: the public key, with the fingerprint the person gave on paper. */
@UseCase()
export class RegisterSigningKey {
  constructor(
    private readonly transactions: Transactions,
    private readonly persons: PersonStore,
    private readonly keys: SigningKeyStore,
    private readonly reader: KeyReader,
    private readonly keyring: Keyring,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Person,
    personId: string,
    { publicKey, fingerprint }: SigningKey,
  ): Promise<Outcome<RegisteredKey>> {
    const actual = await this.reader.fingerprintOf(publicKey);
    if (!actual.ok) return actual;
    if (actual.value !== fingerprint)
      return refuse(identityErrors.SIGNING_KEY_FINGERPRINT_DIFFERS, { actual: actual.value });
    if (fingerprint === this.keyring.fingerprint())
      return refuse(identityErrors.SIGNING_KEY_OF_OPERATOR);
    const registeredAt = this.clock.now().toISOString();
    return this.transactions.run(async (tx) => {
      if (!(await this.persons.byId(tx, personId)))
        return refuse(identityErrors.PERSON_UNKNOWN, { person: personId });
      const key = { personId, fingerprint, publicKey, registeredAt };
      if ((await this.keys.ofPerson(tx, personId)) || !(await this.keys.add(tx, key)))
        return refuse(identityErrors.SIGNING_KEY_IN_USE, { fingerprint });
      await this.note(tx, actor, key, 'signing-key.register');
      return ok(key);
    });
  }

  /** 使用終了: what the key signed stays signed, it signs nothing new. */
  retire(actor: Person, personId: string): Promise<Outcome<RegisteredKey>> {
    return this.transactions.run(async (tx) => {
      const key = await this.keys.ofPerson(tx, personId);
      if (!key) return refuse(identityErrors.SIGNING_KEY_NONE, { person: personId });
      const retiredAt = this.clock.now().toISOString();
      await this.keys.retire(tx, key.fingerprint, retiredAt);
      await this.note(tx, actor, key, 'signing-key.retire');
      return ok({ ...key, retiredAt });
    });
  }

  private note(tx: Tx, actor: Person, key: RegisteredKey, action: string): Promise<void> {
    const subject = { kind: 'person', id: key.personId };
    return this.audit.record(tx, { actor, action, subject, reason: key.fingerprint });
  }
}
