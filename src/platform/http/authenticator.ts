import type { Person, Role } from '../../kernel/actor.js';

/** Implemented by the identity feature; the guard knows no more of it. */
export abstract class Authenticator {
  abstract personOf(token: string): Promise<Person | undefined>;
  abstract permits(roles: readonly Role[], permission: string): boolean;
  /** Whether the permission exists at all: a misspelt one must not lock or open silently. */
  abstract knows(permission: string): boolean;
}
