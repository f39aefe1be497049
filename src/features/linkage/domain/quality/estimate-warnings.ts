import type { LinkEvidence } from '../model/evidence.js';
import { possiblePairs } from './blocking-analysis.js';
import type { ComparisonParameters, LevelParameters } from '../model/parameters.js';

/** 推定の注意点: a reason to distrust the model of a run. Codes and names, no identifiers. */
export interface EstimateWarning {
  readonly code: string;
  /** Comparison and level, or field and operator, it is about. */
  readonly subject: string;
  readonly ja: string;
  readonly en: string;
}

/** Weighted pairs below which an estimate rests on the profile's prior rather than on the data. */
const FEW_PAIRS = 20;
/** Share of records in which a compared field should be known. */
const MOSTLY_UNKNOWN = 0.5;

const shown = (share: number): string => `${(share * 100).toFixed(1)}%`;

function untrained({ name }: ComparisonParameters, level: LevelParameters): EstimateWarning[] {
  const { support } = level;
  if (level.name === 'unknown' || support >= FEW_PAIRS) return [];
  return [
    {
      code: 'UNTRAINED_LEVEL',
      subject: `${name}.${level.name}`,
      ja: `推定に使えた組が少なく（${support.toFixed(1)}組）、プロファイルの初期値に近い値です。`,
      en: `Few pairs to estimate from (${support.toFixed(1)}): the profile's prior speaks.`,
    },
  ];
}

/** The profile lists levels from the closest agreement down: the first must speak for one person. */
function contrary({ name, levels }: ComparisonParameters): EstimateWarning[] {
  const first = levels.find((level) => level.name !== 'unknown' && level.name !== 'otherwise');
  if (!first || first.share.match >= first.share.unrelated) return [];
  return [
    {
      code: 'AGREEMENT_SPEAKS_AGAINST',
      subject: `${name}.${first.name}`,
      ja: '一致しているほど別人とみなされます。項目の正規化と推定を確認してください。',
      en: 'Agreement counts against one person. Check how the field is normalised and estimated.',
    },
  ];
}

function convergence({ parameters }: LinkEvidence): EstimateWarning[] {
  if (parameters.converged) return [];
  return [
    {
      code: 'NOT_CONVERGED',
      subject: 'em',
      ja: `${parameters.iterations}回の反復で推定が収束していません。`,
      en: `The estimate did not converge in ${parameters.iterations} iterations.`,
    },
  ];
}

/** More pairs of one person than this cannot be: in two sources, the records of the smaller one. */
function mostMatches(sizes: readonly number[]): number {
  const [only = 0, second] = sizes;
  if (second === undefined) return possiblePairs([only]);
  return sizes.reduce(
    (sum, size, i) =>
      sum + sizes.slice(i + 1).reduce((rest, other) => rest + Math.min(size, other), 0),
    0,
  );
}

function implausiblePrior({ parameters, sources }: LinkEvidence): EstimateWarning[] {
  const sizes = sources.map(({ records }) => records);
  const matches = parameters.prior.match * possiblePairs(sizes);
  const most = mostMatches(sizes);
  if (matches >= 1 && matches <= most) return [];
  return [
    {
      code: 'PRIOR_IMPLAUSIBLE',
      subject: 'prior',
      ja: `同一人の組の推定数（${Math.round(matches)}組）が、件数からみてあり得る範囲（1〜${most}組）にありません。`,
      en: `The estimated number of pairs of one person (${Math.round(matches)}) is not possible here (1 to ${most}).`,
    },
  ];
}

const rarelyKnown = ({ sources }: LinkEvidence): EstimateWarning[] =>
  sources.flatMap(({ operator, records, known }) =>
    Object.entries(known)
      .filter(([, count]) => records > 0 && count / records < MOSTLY_UNKNOWN)
      .map(([field, count]) => ({
        code: 'FIELD_MOSTLY_UNKNOWN',
        subject: `${operator}.${field}`,
        ja: `値のある記録が${shown(count / records)}しかありません。`,
        en: `Known in ${shown(count / records)} of the records only.`,
      })),
  );

/** Everything about a run's model a person should look at before relying on its links. */
export const estimateWarnings = (evidence: LinkEvidence): EstimateWarning[] => [
  ...convergence(evidence),
  ...implausiblePrior(evidence),
  ...evidence.parameters.comparisons.flatMap((comparison) => [
    ...contrary(comparison),
    ...comparison.levels.flatMap((level) => untrained(comparison, level)),
  ]),
  ...rarelyKnown(evidence),
];
