import type { ConversionState, ConversionVersion } from '../domain/conversion-version.js';
import { type Loss, lossesOf } from '../domain/loss.js';
import { type DefinitionName, placeOf, type RuleSet } from '../domain/rule-set.js';

export interface ConversionSummary {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly titleJa: string;
  readonly state: ConversionState;
  readonly sha256: string;
  readonly source: DefinitionName;
  readonly target: DefinitionName;
}

export interface ConversionView extends ConversionSummary {
  readonly ruleSet: RuleSet;
  /** Rules that lose something of their inputs. */
  readonly lossy: readonly LossyRule[];
}

export interface LossyRule {
  readonly place: string;
  readonly losses: readonly Loss[];
}

export const summaryOf = ({
  id,
  state,
  sha256,
  ruleSet,
}: ConversionVersion): ConversionSummary => ({
  id,
  name: ruleSet.name,
  version: ruleSet.version,
  titleJa: ruleSet.titleJa,
  state,
  sha256,
  source: ruleSet.source,
  target: ruleSet.target,
});

export const viewOf = (version: ConversionVersion): ConversionView => ({
  ...summaryOf(version),
  ruleSet: version.ruleSet,
  lossy: lossyRules(version.ruleSet),
});

export const lossyRules = ({ tables }: RuleSet): LossyRule[] =>
  tables.flatMap((table) =>
    table.rules.flatMap((rule) => {
      const losses = lossesOf(rule);
      return losses.length > 0 ? [{ place: placeOf(table, rule), losses }] : [];
    }),
  );
