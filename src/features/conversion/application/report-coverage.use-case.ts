import { ok, type Language, type Outcome, refuse } from '../../../kernel/outcome.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { DataDefinition } from '../../catalogue/index.js';
import { checkNames, checkRuleSet } from '../domain/check-rule-set.js';
import { type Coverage, coverageOf } from '../domain/coverage.js';
import { coverageRecords, coverageText } from '../domain/coverage-text.js';
import { conversionErrors } from '../domain/errors.js';
import type { DefinitionName, RuleSet } from '../domain/rule-set.js';
import { CsvText } from './ports/csv-text.js';

export interface CoverageReport {
  readonly coverage: Coverage;
  csv(language: Language): string;
  text(language: Language): string;
}

/** 対応状況の報告. What of the target definition an operator's own fills, with its rules or without any. */
@UseCase()
export class ReportCoverage {
  constructor(private readonly csv: CsvText) {}

  execute(
    source: DataDefinition,
    target: DataDefinition,
    ruleSet?: RuleSet,
  ): Outcome<CoverageReport> {
    const checked = ruleSet ? checkFits(ruleSet, source, target) : ok();
    if (!checked.ok) return checked;
    const coverage = coverageOf(source, target, ruleSet);
    return ok({
      coverage,
      csv: (language) => this.csv.of(coverageRecords(coverage, language)),
      text: (language) => coverageText(coverage, language),
    });
  }
}

const named = ({ id, version }: DefinitionName): string => `${id} v${version}`;

function checkFits(
  ruleSet: RuleSet,
  source: DataDefinition,
  target: DataDefinition,
): Outcome<undefined> {
  const sound = checkRuleSet(ruleSet);
  if (!sound.ok) return sound;
  const pairs = [
    [ruleSet.source, source],
    [ruleSet.target, target],
  ] as const;
  const other = pairs.find(([wanted, given]) => named(wanted) !== named(given));
  if (!other) return checkNames(ruleSet, source, target);
  return refuse(conversionErrors.CONVERSION_OTHER_DEFINITION, {
    expected: named(other[0]),
    given: named(other[1]),
  });
}
