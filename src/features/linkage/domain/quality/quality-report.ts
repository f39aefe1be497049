import type { LinkageQuality } from '../evaluate.js';
import type { CoverageReport } from './blocking-analysis.js';
import type { RunComparison } from './compare-runs.js';
import type { FalseKind, MissedKind } from './pair-kind.js';
import type { ThresholdPoint } from './threshold-curve.js';

/** What was measured against labels: a known truth, or the verdicts of clerical review. */
export interface MeasuredQuality {
  readonly against: 'truth' | 'labels';
  readonly quality: LinkageQuality;
  readonly curve: readonly ThresholdPoint[];
  /** Wrong links and missed pairs by what they are; only where the patient tables were given. */
  readonly errors?: ErrorKinds;
  /** How the blocking rules do on the pairs that are one person; likewise. */
  readonly coverage?: CoverageReport;
}

export interface ErrorKinds {
  readonly wrong: readonly { readonly kind: FalseKind; readonly pairs: number }[];
  readonly missed: readonly { readonly kind: MissedKind; readonly pairs: number }[];
}

/** What `yuzu link evaluate` finds besides the evidence of the run. Counts only. */
export interface Evaluation {
  readonly measured?: MeasuredQuality;
  readonly comparison?: RunComparison;
}
