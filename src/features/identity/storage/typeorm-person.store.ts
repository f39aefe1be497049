import { MoreThan } from 'typeorm';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { type PersonRow, PersonStore } from '../application/ports/person.store.js';
import { PersonEntity, SessionEntity } from './person.entities.js';

export class TypeOrmPersonStore extends PersonStore {
  async byId(tx: Tx, id: string): Promise<PersonRow | undefined> {
    return (await managerOf(tx).findOneBy(PersonEntity, { id })) ?? undefined;
  }

  async byLogin(tx: Tx, login: string): Promise<PersonRow | undefined> {
    return (await managerOf(tx).findOneBy(PersonEntity, { login })) ?? undefined;
  }

  all(tx: Tx): Promise<PersonRow[]> {
    return managerOf(tx).find(PersonEntity, { order: { login: 'ASC' } });
  }

  async add(tx: Tx, person: PersonRow): Promise<void> {
    await managerOf(tx).insert(PersonEntity, { ...person, roles: [...person.roles] });
  }

  async openSession(tx: Tx, tokenHash: string, personId: string, endsAt: Date): Promise<void> {
    await managerOf(tx).insert(SessionEntity, { tokenHash, personId, endsAt });
  }

  async bySession(tx: Tx, tokenHash: string, now: Date): Promise<PersonRow | undefined> {
    const manager = managerOf(tx);
    const session = await manager.findOneBy(SessionEntity, { tokenHash, endsAt: MoreThan(now) });
    if (!session) return undefined;
    return (await manager.findOneBy(PersonEntity, { id: session.personId })) ?? undefined;
  }

  async endSession(tx: Tx, tokenHash: string): Promise<void> {
    await managerOf(tx).delete(SessionEntity, { tokenHash });
  }
}
