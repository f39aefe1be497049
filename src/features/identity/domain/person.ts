import type { Role } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { identityErrors } from './errors.js';

/** Pairs of roles no one person may hold: who prepares does not approve, who audits does nothing else. */
const APART: readonly (readonly [Role, Role])[] = [
  ['staff', 'approver'],
  ['staff', 'key-custodian'],
  ['media-custodian', 'key-custodian'],
  ['administrator', 'approver'],
  ['administrator', 'key-custodian'],
];

/** Refused when the roles must stay apart (mission: approver is never the same person as the preparer). */
export function checkRoles(roles: readonly Role[]): Outcome<undefined> {
  const clash =
    APART.find(([a, b]) => roles.includes(a) && roles.includes(b)) ??
    (roles.includes('auditor') && roles.length > 1
      ? (['auditor', roles.find((role) => role !== 'auditor') ?? 'auditor'] as const)
      : undefined);
  return clash
    ? refuse(identityErrors.ROLES_CONFLICT, { first: clash[0], second: clash[1] })
    : ok();
}
