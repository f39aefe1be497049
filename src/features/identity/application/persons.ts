import type { Role } from '../../../kernel/actor.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { PersonStore } from './ports/person.store.js';

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** The persons of this gateway, for features that record more than one of them. */
@UseCase()
export class Persons {
  constructor(private readonly store: PersonStore) {}

  async find(tx: Tx, id: string): Promise<KnownPerson | undefined> {
    const row = await this.store.byId(tx, id);
    return row && { id: row.id, name: row.name, roles: row.roles };
  }
}
