import type { PublicRule } from '../../domain/public-version.js';

/** The rule of this operator's configuration. */
export abstract class PublicRuleSetting implements PublicRule {
  abstract readonly hideCleansingOf: readonly string[];
  abstract readonly internalMark: string;
}
