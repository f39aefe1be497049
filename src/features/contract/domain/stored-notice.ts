import type { ContractNotice } from './contract-document.js';
import type { ContractSignature } from './signature.js';

/** A notice with its giver's signature over the canonical JSON. */
export interface StoredNotice {
  readonly notice: ContractNotice;
  readonly signature: ContractSignature;
  /** ISO 8601 instant at which it was given or arrived here. */
  readonly recordedAt: string;
}

/** A termination is against another party; a refusal of renewal, of a basic contract, against nobody. */
export const isMeant = ({ notice, tier, by, against }: ContractNotice): boolean =>
  notice === 'terminated-for-cause'
    ? against !== undefined && against !== by
    : tier === 'basic' && against === undefined;
