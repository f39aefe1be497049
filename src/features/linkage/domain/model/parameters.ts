/** 潜在クラス. What a pair of records can be; only the first is a link. */
export const CLASSES = ['match', 'household', 'unrelated'] as const;
export type PairClass = (typeof CLASSES)[number];
export type ByClass = Readonly<Record<PairClass, number>>;

/** Estimated model of one run; holds no identifiers and may leave the secure room inside the evidence. */
export interface ModelParameters {
  /** `name/version` of the profile. */
  readonly profile: string;
  /** Share of each class among all pairs the run could have compared. */
  readonly prior: ByClass;
  /** In the order of the profile; levels by code (0 = unknown, 1 = otherwise). */
  readonly comparisons: readonly ComparisonParameters[];
  readonly iterations: number;
  readonly converged: boolean;
  /** Composite log-likelihood after the last iteration, natural logarithm. */
  readonly logLikelihood: number;
}

export interface ComparisonParameters {
  readonly name: string;
  readonly levels: readonly LevelParameters[];
}

export interface LevelParameters {
  readonly name: string;
  /** Share of the pairs of each class on this level, among pairs where the comparison is known. */
  readonly share: ByClass;
  /** Weighted pairs the estimate of `match` rests on; near 0, the profile's prior speaks. */
  readonly support: number;
}

/** Pairs one blocking rule finds, counted by pattern; of a sample of the records of the left side. */
export interface PatternCounts {
  readonly rule: string;
  /** Pattern (all levels in one integer, `unpack` reads it) → pairs. */
  readonly patterns: ReadonlyMap<number, number>;
}
