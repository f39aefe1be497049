import { ok, type Outcome } from '../../../kernel/outcome.js';
import { UseCase } from '../../../kernel/use-case.js';
import { checkRuleSet } from '../domain/check-rule-set.js';
import { type Loss, lossesOf } from '../domain/loss.js';
import { placeOf, type RuleSet } from '../domain/rule-set.js';
import { RuleSetReader } from './ports/rule-set-reader.js';

export interface TestedRuleSet {
  readonly ruleSet: RuleSet;
  readonly rules: number;
  readonly examples: number;
  /** Rules that lose something of their inputs. */
  readonly lossy: readonly { readonly place: string; readonly losses: readonly Loss[] }[];
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
    const rules = ruleSet.tables.flatMap((table) =>
      table.rules.map((rule) => ({ rule, place: placeOf(table, rule) })),
    );
    return ok({
      ruleSet,
      rules: rules.length,
      examples: rules.reduce((sum, { rule }) => sum + rule.examples.length, 0),
      lossy: rules.flatMap(({ rule, place }) => {
        const losses = lossesOf(rule);
        return losses.length > 0 ? [{ place, losses }] : [];
      }),
    });
  }
}
