import { UseCase } from '../../../kernel/use-case.js';
import { Config } from '../../../platform/config/config.js';
import { CoarseningRules } from '../application/ports/coarsening-rules.js';
import type { CoarseningRule } from '../domain/holdings.js';

@UseCase()
export class ConfiguredCoarseningRules extends CoarseningRules {
  readonly peers: CoarseningRule;
  readonly public: CoarseningRule;

  constructor(config: Config) {
    super();
    this.peers = config.settings.holdings.peers;
    this.public = config.settings.holdings.public;
  }
}
