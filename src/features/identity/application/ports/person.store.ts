import type { Role } from '../../../../kernel/actor.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';

export interface PersonRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly passwordHash: string;
}

export abstract class PersonStore {
  abstract byId(tx: Tx, id: string): Promise<PersonRow | undefined>;
  abstract byLogin(tx: Tx, login: string): Promise<PersonRow | undefined>;
  abstract all(tx: Tx): Promise<PersonRow[]>;
  abstract add(tx: Tx, person: PersonRow): Promise<void>;
  abstract openSession(tx: Tx, tokenHash: string, personId: string, endsAt: Date): Promise<void>;
  abstract bySession(tx: Tx, tokenHash: string, now: Date): Promise<PersonRow | undefined>;
  abstract endSession(tx: Tx, tokenHash: string): Promise<void>;
}
