import type { Outcome } from '../../../../kernel/outcome.js';
import type { RuleSet } from '../../domain/rule-set.js';

/** Conversion rules as they are written: YAML or JSON. */
export abstract class RuleSetReader {
  /** Refused with CONVERSION_UNREADABLE or CONVERSION_INVALID; rules and examples are not tried yet. */
  abstract read(text: string): Outcome<RuleSet>;
}
