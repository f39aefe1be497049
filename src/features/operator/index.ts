export { Operators } from './application/operators.js';
export type { OperatorKind } from './domain/certification.js';
export type { CertificationStanding } from './domain/certification-standing.js';
export { checkOneKind } from './domain/crossover.js';
export type { OperatorFacts, Peer } from './domain/peer.js';
