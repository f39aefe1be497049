import type { Actor, Role } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { identityErrors } from '../domain/errors.js';
import { checkRoles } from '../domain/person.js';
import { Passwords } from './ports/passwords.js';
import { PersonStore } from './ports/person.store.js';

export interface NewPerson {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

export interface PersonView {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

@UseCase()
export class CreatePerson {
  constructor(
    private readonly transactions: Transactions,
    private readonly persons: PersonStore,
    private readonly passwords: Passwords,
    private readonly audit: AuditTrail,
  ) {}

  async execute(
    actor: Actor,
    { login, name, password, roles }: NewPerson,
  ): Promise<Outcome<PersonView>> {
    const checked = checkRoles(roles);
    if (!checked.ok) return checked;
    const passwordHash = await this.passwords.hash(password);
    return this.transactions.run(async (tx) => {
      if (await this.persons.byLogin(tx, login))
        return refuse(identityErrors.LOGIN_TAKEN, { login });
      const view = { id: newId(), login, name, roles };
      await this.persons.add(tx, { ...view, passwordHash });
      const subject = { kind: 'person', id: view.id };
      await this.audit.record(tx, {
        actor,
        action: 'person.create',
        subject,
        reason: roles.join(', '),
      });
      return ok(view);
    });
  }

  async list(): Promise<PersonView[]> {
    const rows = await this.transactions.read((tx) => this.persons.all(tx));
    return rows.map(({ id, login, name, roles }) => ({ id, login, name, roles }));
  }
}
