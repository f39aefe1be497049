import { IsNull } from 'typeorm';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { SigningKeyStore } from '../application/ports/signing-key.store.js';
import type { RegisteredKey } from '../domain/signing-key.js';
import { SigningKeyEntity } from './person.entities.js';

const registered = ({ registeredAt, retiredAt, ...key }: SigningKeyEntity): RegisteredKey => ({
  ...key,
  registeredAt: registeredAt.toISOString(),
  ...(retiredAt === null ? {} : { retiredAt: retiredAt.toISOString() }),
});

export class TypeOrmSigningKeyStore extends SigningKeyStore {
  async find(tx: Tx, fingerprint: string): Promise<RegisteredKey | undefined> {
    const row = await managerOf(tx).findOneBy(SigningKeyEntity, { fingerprint });
    return row ? registered(row) : undefined;
  }

  async ofPerson(tx: Tx, personId: string): Promise<RegisteredKey | undefined> {
    const where = { personId, retiredAt: IsNull() };
    const row = await managerOf(tx).findOneBy(SigningKeyEntity, where);
    return row ? registered(row) : undefined;
  }

  async inUse(tx: Tx): Promise<RegisteredKey[]> {
    const where = { retiredAt: IsNull() };
    const order = { fingerprint: 'ASC' } as const;
    return (await managerOf(tx).find(SigningKeyEntity, { where, order })).map(registered);
  }

  add(tx: Tx, { registeredAt, ...key }: RegisteredKey): Promise<boolean> {
    const row = { ...key, registeredAt: new Date(registeredAt), retiredAt: null };
    return insertOnce(tx, SigningKeyEntity, row);
  }

  async retire(tx: Tx, fingerprint: string, at: string): Promise<void> {
    const change = { retiredAt: new Date(at) };
    await managerOf(tx).update(SigningKeyEntity, { fingerprint }, change);
  }
}
