import { ok, type Outcome } from '../../../kernel/outcome.js';
import { UseCase } from '../../../kernel/use-case.js';
import { checkRuleSet } from '../domain/check-rule-set.js';
import type { RuleSet } from '../domain/rule-set.js';
import { type LossyRule, lossyRules } from './conversion-view.js';
import { RuleSetReader } from './ports/rule-set-reader.js';

export interface TestedRuleSet {
  readonly ruleSet: RuleSet;
  readonly rules: number;
  readonly examples: number;
  /** Rules that lose something of their inputs. */
  readonly lossy: readonly LossyRule[];
}

/** 変換定義の検査: form, rules and every example. */
@UseCase()
export class TestConversion {
  constructor(private readonly reader: RuleSetReader) {}

  execute(text: string): Outcome<TestedRuleSet> {
    const read = this.reader.read(text);
    if (!read.ok) return read;
    const ruleSet = read.value;
    const checked = checkRuleSet(ruleSet);
    if (!checked.ok) return checked;
    const rules = ruleSet.tables.flatMap((table) => table.rules);
    return ok({
      ruleSet,
      rules: rules.length,
      examples: rules.reduce((sum, { examples }) => sum + examples.length, 0),
      lossy: lossyRules(ruleSet),
    });
  }
}
