import type { Actor } from '../actor.js';
import type { Tx } from './transactions.js';

/** One line of the audit trail. `reason` and `subject` carry no personal data. */
export interface AuditEntry {
  readonly actor: Actor;
  /** Permission or message name, e.g. `basic-contract.sign`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
}

/** Append-only trail, written in the transaction of the change it tells of. */
export abstract class AuditTrail {
  abstract record(tx: Tx, entry: AuditEntry): Promise<void>;
}
