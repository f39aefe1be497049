import { UseCase } from '../../../kernel/use-case.js';
import { Config } from '../../../platform/config/config.js';
import { OwnOperator } from '../application/ports/own-operator.js';
import type { Certification } from '../domain/certification.js';
import type { OperatorFacts } from '../domain/peer.js';

@UseCase()
export class ConfiguredOperator extends OwnOperator {
  readonly facts: OperatorFacts;
  readonly certification: Certification;

  constructor(config: Config) {
    super();
    const { certification, ...facts } = config.settings.operator;
    const { number, validFrom, validTo } = certification;
    this.facts = facts;
    this.certification = { number, validFrom, ...(validTo ? { validTo } : {}) };
  }
}
