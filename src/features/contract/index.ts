export { BasicContracts } from './application/basic-contracts.js';
export { Contracts, type LiveContract } from './application/contracts.js';
export type {
  DiseaseCriteria,
  ExtractionCriteria,
  PopulationCriteria,
} from './domain/extraction-criteria.js';
export type { ContractStep } from './domain/contract-steps.js';
