import type { BasicContract } from '../domain/basic-contract.js';
import type { IndividualContract } from '../domain/individual-contract.js';
import type { ContractSignature } from '../domain/signature.js';

interface Signed {
  readonly signatures: readonly ContractSignature[];
}

export type BasicContractView = Omit<BasicContract, 'draftedBy'> & Signed;
export type IndividualContractView = Omit<IndividualContract, 'draftedBy'> & Signed;

export const basicView = (
  { draftedBy: _, ...contract }: BasicContract,
  signatures: readonly ContractSignature[],
): BasicContractView => ({ ...contract, signatures });

export const individualView = (
  { draftedBy: _, ...contract }: IndividualContract,
  signatures: readonly ContractSignature[],
): IndividualContractView => ({ ...contract, signatures });
