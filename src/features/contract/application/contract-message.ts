import type { ContractDocument, ContractNotice } from '../domain/contract-document.js';
import type { ContractSignature } from '../domain/signature.js';

/** A signature as it travels: whose it is follows from the sender. */
export type GivenSignature = Omit<ContractSignature, 'operator'>;

/** Body of the proposal of a text, see `PROPOSAL_TYPES`. */
export interface ProposedMessage {
  readonly text: ContractDocument;
  readonly signature: GivenSignature;
}

/** Body of `contract.text-signed`. */
export interface SignedMessage {
  readonly contractId: string;
  readonly signature: GivenSignature;
}

/** Body of `contract.text-declined`. */
export interface DeclinedMessage {
  readonly contractId: string;
  readonly sha256: string;
  readonly reason: string;
  readonly declinedAt: string;
}

/** Body of `contract.notice-given`. */
export interface NoticeMessage {
  readonly notice: ContractNotice;
  readonly signature: GivenSignature;
}

/** One message type per kind of text, so that each has a schema of its own. */
export const PROPOSAL_TYPES = {
  'yuzu.contract/basic': 'basic-contract.proposed',
  'yuzu.contract/individual': 'individual-contract.proposed',
  'yuzu.contract/termination': 'contract.termination-proposed',
} as const satisfies Record<ContractDocument['kind'], string>;

export const given = ({ operator: _, ...signature }: ContractSignature): GivenSignature =>
  signature;
