import type { Person, Role } from '../../../kernel/actor.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Authenticator } from '../../../platform/http/authenticator.js';
import { Sessions } from '../application/sessions.use-case.js';
import { isPermission, permits } from '../domain/permissions.js';

/** Answers the platform's guard from sessions and the permission table. */
@UseCase()
export class SessionAuthenticator extends Authenticator {
  constructor(private readonly sessions: Sessions) {
    super();
  }

  personOf(token: string): Promise<Person | undefined> {
    return this.sessions.personOf(token);
  }

  permits(roles: readonly Role[], permission: string): boolean {
    return isPermission(permission) && permits(roles, permission);
  }

  knows(permission: string): boolean {
    return isPermission(permission);
  }
}
