import type { Certification } from '../../domain/certification.js';
import type { OperatorFacts } from '../../domain/peer.js';

/** This gateway's operator, as configured. */
export abstract class OwnOperator {
  abstract readonly facts: OperatorFacts;
  abstract readonly certification: Certification;
}
