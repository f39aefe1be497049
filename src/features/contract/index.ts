export { BasicContracts } from './application/basic-contracts.js';
export { type ContractOfRequest, Contracts, type LiveContract } from './application/contracts.js';
export type { Specification } from './domain/contract-document.js';
