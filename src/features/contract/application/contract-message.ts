import type {
  BasicContractDocument,
  IndividualContractDocument,
} from '../domain/contract-document.js';
import type { Termination } from '../domain/basic-contract.js';
import type { ContractSignature } from '../domain/signature.js';

/** A signature as it travels: whose it is follows from the sender. */
export type GivenSignature = Omit<ContractSignature, 'operator'>;

export interface ProposedBasicMessage {
  readonly contract: BasicContractDocument;
  readonly signature: GivenSignature;
}

export interface ProposedIndividualMessage {
  readonly contract: IndividualContractDocument;
  readonly signature: GivenSignature;
}

/** Body of `basic-contract.signed` and `individual-contract.signed`. */
export interface SignedMessage {
  readonly contractId: string;
  readonly signature: GivenSignature;
}

export interface TerminatedMessage {
  readonly contractId: string;
  readonly sha256: string;
  readonly reason: Termination['reason'];
  readonly terminatedOn: Termination['on'];
}

export const given = ({ operator: _, ...signature }: ContractSignature): GivenSignature =>
  signature;
