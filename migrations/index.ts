import { IdempotentCommand0003 } from './0003-idempotent-command.js';
import { IdentityAudit0004 } from './0004-identity-audit.js';
import { Operator0009 } from './0009-operator.js';

/** In the order they run. A committed migration is never edited. */
export const migrations = [IdempotentCommand0003, IdentityAudit0004, Operator0009];
