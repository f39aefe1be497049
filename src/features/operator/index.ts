export { Operators } from './application/operators.js';
export type { Certification, OperatorKind } from './domain/certification.js';
export { operatorErrors } from './domain/errors.js';
export type { OperatorFacts, Peer, Transport } from './domain/peer.js';
