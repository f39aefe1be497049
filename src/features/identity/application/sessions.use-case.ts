import { randomBytes } from 'node:crypto';
import type { Person, Role } from '../../../kernel/actor.js';
import { sha256Hex } from '../../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { identityErrors } from '../domain/errors.js';
import { Passwords } from './ports/passwords.js';
import { type PersonRow, PersonStore } from './ports/person.store.js';

export interface Session {
  token: string;
  endsAt: string;
  person: { id: string; name: string; roles: readonly Role[] };
}

/** Login with password; the database keeps only the hash of the token. */
@UseCase()
export class Sessions {
  constructor(
    private readonly transactions: Transactions,
    private readonly persons: PersonStore,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  async open(login: string, password: string, hours: number): Promise<Outcome<Session>> {
    const found = await this.transactions.read((tx) => this.persons.byLogin(tx, login));
    // An unknown login costs the same work as a wrong password, so that logins cannot be guessed.
    const hash =
      found?.passwordHash ?? (await this.passwords.hash(randomBytes(16).toString('hex')));
    if (!(await this.passwords.matches(hash, password)) || !found)
      return refuse(identityErrors.LOGIN_REFUSED);
    const token = randomBytes(32).toString('base64url');
    const endsAt = new Date(this.clock.now().getTime() + hours * 3_600_000);
    return this.transactions.run(async (tx) => {
      await this.persons.openSession(tx, sha256Hex(token), found.id, endsAt);
      return ok({ token, endsAt: endsAt.toISOString(), person: publicPart(found) });
    });
  }

  async personOf(token: string): Promise<Person | undefined> {
    if (token === '') return undefined;
    const row = await this.transactions.read((tx) =>
      this.persons.bySession(tx, sha256Hex(token), this.clock.now()),
    );
    return row && { kind: 'person', ...publicPart(row) };
  }

  end(token: string): Promise<Outcome<undefined>> {
    return this.transactions.run(async (tx) => {
      await this.persons.endSession(tx, sha256Hex(token));
      return ok();
    });
  }
}

const publicPart = ({ id, name, roles }: PersonRow) => ({ id, name, roles });
