import type { CliContext } from '../../../../platform/cli/cli-context.js';
import type { Evaluated } from '../../application/quality/evaluate-links.use-case.js';
import { estimateWarnings } from '../../domain/quality/estimate-warnings.js';
import type { MeasuredQuality } from '../../domain/quality/quality-report.js';

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

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
    ...(measured ? [...measuredLines(measured, context), ...coverageLines(measured, context)] : []),
    ...(comparison
      ? [
          context.text(
            `比較: 両方 ${comparison.inBoth}組、この名寄せだけ ${comparison.onlyFirst}組、比較した名寄せだけ ${comparison.onlySecond}組`,
            `Compared: ${comparison.inBoth} pairs in both, ${comparison.onlyFirst} only here, ${comparison.onlySecond} only there`,
          ),
        ]
      : []),
    ...estimateWarnings(evidence).map(({ code, subject, ja, en }) =>
      context.text(`注意 ${code} ${subject}: ${ja}`, `Warning ${code} ${subject}: ${en}`),
    ),
  ].join('\n');
}
