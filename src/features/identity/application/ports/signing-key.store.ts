import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { RegisteredKey } from '../../domain/signing-key.js';

export abstract class SigningKeyStore {
  abstract find(tx: Tx, fingerprint: string): Promise<RegisteredKey | undefined>;
  /** The person's key in use. */
  abstract ofPerson(tx: Tx, personId: string): Promise<RegisteredKey | undefined>;
  /** Keys in use, by fingerprint. */
  abstract inUse(tx: Tx): Promise<RegisteredKey[]>;
  /** False where the fingerprint is taken, or the person has a key in use. */
  abstract add(tx: Tx, key: RegisteredKey): Promise<boolean>;
  abstract retire(tx: Tx, fingerprint: string, at: string): Promise<void>;
}
