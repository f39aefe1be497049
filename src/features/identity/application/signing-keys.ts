import { Transactions, type Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { permits, type Permission } from '../domain/permissions.js';
import type { RegisteredKey } from '../domain/signing-key.js';
import { PersonStore } from './ports/person.store.js';
import { SigningKeyStore } from './ports/signing-key.store.js';

/** Signing keys of this gateway's persons, for features whose documents persons sign. */
@UseCase()
export class SigningKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly persons: PersonStore,
    private readonly keys: SigningKeyStore,
  ) {}

  /** Also of a retired key: who signed with it is known for good. */
  find(tx: Tx, fingerprint: string): Promise<RegisteredKey | undefined> {
    return this.keys.find(tx, fingerprint);
  }

  /** Keys in use of persons with this permission, by fingerprint. */
  async permitted(tx: Tx, permission: Permission): Promise<RegisteredKey[]> {
    const keys = await this.keys.inUse(tx);
    const persons = await this.persons.all(tx);
    return keys.filter(({ personId }) => {
      const holder = persons.find(({ id }) => id === personId);
      return holder !== undefined && permits(holder.roles, permission);
    });
  }

  /** Keys in use. */
  list(): Promise<RegisteredKey[]> {
    return this.transactions.read((tx) => this.keys.inUse(tx));
  }
}
