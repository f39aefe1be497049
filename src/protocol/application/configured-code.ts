import { UseCase } from '../../kernel/use-case.js';
import { Config } from '../../platform/config/config.js';
import { OwnCode } from './ports/own-code.js';

@UseCase()
export class ConfiguredCode extends OwnCode {
  readonly code: string;

  constructor(config: Config) {
    super();
    this.code = config.settings.operator.code;
  }
}
