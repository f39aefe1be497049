import type { CliContext } from '../../../../platform/cli/cli-context.js';
import type { Evaluated } from '../../application/quality/evaluate-links.use-case.js';
import { estimateWarnings } from '../../domain/quality/estimate-warnings.js';
import type { RunComparison } from '../../domain/quality/compare-runs.js';
import type { LinkEvidence } from '../../domain/model/evidence.js';
import { blockingShares } from '../../domain/quality/blocking-analysis.js';
import type { MeasuredQuality } from '../../domain/quality/quality-report.js';

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

/** What each rule brings without any labels: pairs worth a look, and links, that no rule before it found. */
const blockingLines = ({ blocking, sources }: LinkEvidence, context: CliContext): string[] =>
  blockingShares(
    blocking,
    sources.map(({ records }) => records),
  ).flatMap(({ rule, pairs, soFar }) =>
    soFar
      ? [
          context.text(
            `  ${rule}: ${pairs}組を比較、ここまでの累計で候補 ${soFar.candidates}組・採用 ${soFar.linked}組`,
            `  ${rule}: ${pairs} pairs compared, ${soFar.candidates} candidates and ${soFar.linked} linked so far`,
          ),
        ]
      : [],
  );

function coverageLines({ coverage }: MeasuredQuality, context: CliContext): string[] {
  if (!coverage) return [];
  const { pairs, missedByAll, rules } = coverage;
  return [
    context.text(
      `絞り込み: 同一人の組 ${pairs}組のうち、どの規則でも見つからないもの ${missedByAll}組`,
      `Blocking: of ${pairs} pairs of one person, ${missedByAll} are found by no rule`,
    ),
    ...rules.map(({ rule, found, cumulative, foundAlone }) =>
      context.text(
        `  ${rule}: ${found}組（ここまでの累計 ${cumulative}組、この規則だけ ${foundAlone}組）`,
        `  ${rule}: ${found} pairs (${cumulative} so far, ${foundAlone} by this rule alone)`,
      ),
    ),
  ];
}

function measuredLines({ quality, errors }: MeasuredQuality, context: CliContext): string[] {
  const { precision, recall, correctPairs, linkedPairs, truePairs } = quality;
  const kinds = [
    ...(errors?.wrong ?? []).map(({ kind, pairs }) =>
      context.text(`  別人を同一人とした ${kind}: ${pairs}組`, `  wrong, ${kind}: ${pairs} pairs`),
    ),
    ...(errors?.missed ?? []).map(({ kind, pairs }) =>
      context.text(`  同一人を見落とした ${kind}: ${pairs}組`, `  missed, ${kind}: ${pairs} pairs`),
    ),
  ];
  return [
    context.text(
      `実測: 適合率 ${percent(precision)}（${correctPairs}/${linkedPairs}組）、再現率 ${percent(recall)}（${correctPairs}/${truePairs}組）`,
      `Measured: precision ${percent(precision)} (${correctPairs}/${linkedPairs} pairs), recall ${percent(recall)} (${correctPairs}/${truePairs} pairs)`,
    ),
    ...kinds,
  ];
}

/** What one linkage links and the other does not, by what the other made of it. */
function comparisonLines(comparison: RunComparison, context: CliContext): string[] {
  const { inBoth, onlyFirst, onlySecond, onlyFirstBy, onlySecondBy } = comparison;
  const fates = (list: RunComparison['onlyFirstBy']) =>
    list.map(({ elsewhere, pairs }) => ` ${elsewhere} ${pairs}`).join(',');
  return [
    context.text(
      `比較: 両方 ${inBoth}組、この名寄せだけ ${onlyFirst}組、比較した名寄せだけ ${onlySecond}組`,
      `Compared: ${inBoth} pairs in both, ${onlyFirst} only here, ${onlySecond} only there`,
    ),
    ...(onlyFirst === 0
      ? []
      : [
          context.text(
            `  この名寄せだけの組の、比較した名寄せでの扱い:${fates(onlyFirstBy)}`,
            `  only here, and there:${fates(onlyFirstBy)}`,
          ),
        ]),
    ...(onlySecond === 0
      ? []
      : [
          context.text(
            `  比較した名寄せだけの組の、この名寄せでの扱い:${fates(onlySecondBy)}`,
            `  only there, and here:${fates(onlySecondBy)}`,
          ),
        ]),
  ];
}

/** What `yuzu link evaluate` tells people; counts only. */
export function evaluationSummary(
  { evidence, evaluation }: Evaluated,
  context: CliContext,
): string {
  const { expectedPrecision, expectedRecall } = evidence.results;
  const { measured, comparison } = evaluation;
  return [
    context.text(
      `期待値: 適合率 ${percent(expectedPrecision)}、再現率 ${percent(expectedRecall)}（正解を用いない推定）`,
      `Expected: precision ${percent(expectedPrecision)}, recall ${percent(expectedRecall)} (without labels)`,
    ),
    ...blockingLines(evidence, context),
    ...(measured ? [...measuredLines(measured, context), ...coverageLines(measured, context)] : []),
    ...(comparison ? comparisonLines(comparison, context) : []),
    ...estimateWarnings(evidence).map(({ code, subject, ja, en }) =>
      context.text(`注意 ${code} ${subject}: ${ja}`, `Warning ${code} ${subject}: ${en}`),
    ),
  ].join('\n');
}
