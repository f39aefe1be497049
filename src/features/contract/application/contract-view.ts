import type { IndividualContract } from '../domain/individual-contract.js';
import type { ContractSignature } from '../domain/signature.js';

export type IndividualContractView = Omit<IndividualContract, 'draftedBy'> & {
  readonly signatures: readonly ContractSignature[];
};

export const individualView = (
  { draftedBy: _, ...contract }: IndividualContract,
  signatures: readonly ContractSignature[],
): IndividualContractView => ({ ...contract, signatures });
