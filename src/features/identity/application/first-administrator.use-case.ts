import { randomBytes } from 'node:crypto';
import { unwrap } from '../../../kernel/outcome.js';
import { UseCase } from '../../../kernel/use-case.js';
import { CreatePerson } from './create-person.use-case.js';

export interface FirstAdministrator {
  readonly login: string;
  readonly password: string;
}

/**
 * The first start has nobody who could create persons. `hand` gives the random password to the machine's
 * owner (a file only they can read) before the account exists, so that a kill in between loses nothing.
 */
@UseCase()
export class CreateFirstAdministrator {
  constructor(private readonly persons: CreatePerson) {}

  async execute(hand: (administrator: FirstAdministrator) => Promise<void>): Promise<void> {
    if ((await this.persons.list()).length > 0) return;
    const administrator = { login: 'admin', password: randomBytes(18).toString('base64url') };
    await hand(administrator);
    const person = { ...administrator, name: '管理者', roles: ['administrator'] as const };
    unwrap(await this.persons.execute({ kind: 'gateway' }, person));
  }
}
