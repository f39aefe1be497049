/**
 * 名寄せプロファイル. What is compared, how pairs are found and what counts as one person: a file of
 * config/linkage, versioned, its hash named in the evidence of every run.
 */
export interface Profile {
  /** e.g. `general-japanese`. */
  readonly name: string;
  readonly version: number;
  readonly title: { readonly ja: string; readonly en: string };
  /** What is compared, in the order of the columns of the working database. */
  readonly fields: readonly Field[];
  readonly comparisons: readonly Comparison[];
  /** What rules ask about beside the comparisons; the model gives it no weight. */
  readonly checks?: readonly Check[];
  readonly blocking: readonly BlockingRule[];
  /** Pairs that are one person whatever the model says; a pair belongs to the first that holds. */
  readonly deterministic: readonly DeterministicRule[];
  /** 矛盾. A pair that satisfies one of these is never linked, and is listed. */
  readonly contradictions: readonly DeterministicRule[];
  /** Fields that tell when a local id was in use: two ids of one institution in use at once are two persons. */
  readonly inUse?: InUse;
  /** Too little for a link, whatever its probability: such a pair is for clerical review at most. */
  readonly insufficient: readonly DeterministicRule[];
  /** Kinds of pairs a false merge comes from (household, twins …), reported; a pair belongs to the first that holds. */
  readonly closeCalls: readonly DeterministicRule[];
  /** Shares of all pairs before anything is known of a pair; estimation starts here. */
  readonly prior: Readonly<Record<'match' | 'household', number>>;
  readonly thresholds: Thresholds;
  /** One record of a source has at most one counterpart in each other source, or any number. */
  readonly assignment: 'one-to-one' | 'many';
}

/** Names of two fields of kind `date`, first and last day. */
export interface InUse {
  readonly from: string;
  readonly to: string;
}

interface Thresholds {
  /** Probability from which a pair is linked, 0…1. */
  readonly link: number;
  /** Probability from which a pair that is not linked stands in the review band, 0…1. */
  readonly review: number;
  /** Bits by which a counterpart must be better than the next one; below, nobody guesses. */
  readonly margin: number;
}

/** One value of a record in the form it is compared in. Unknown agrees with nothing and contradicts nothing. */
export interface Field {
  readonly name: string;
  /** Columns of the source. */
  readonly from: readonly string[];
  /** Normaliser by name; none where the source's column is normalised already. */
  readonly normaliser?: string;
  /** `text`: compared by its characters too, so the value itself is kept. `date`: yyyymmdd. */
  readonly kind: 'key' | 'text' | 'date';
}

/** 比較項目. Its levels are tried in order; the first that holds is the level of the pair. */
export interface Comparison {
  readonly name: string;
  readonly title: { readonly ja: string; readonly en: string };
  /**
   * The comparison is on level `unknown` unless one of these fields is known on both sides, or one of its patterns
   * (`fits`) stands against a whole.
   */
  readonly known: readonly string[];
  readonly levels: readonly Level[];
  /** The level of everything else. */
  readonly otherwise: LevelPrior;
}

/** A comparison without shares. */
export interface Check extends Pick<Comparison, 'name' | 'title' | 'known'> {
  readonly levels: readonly CheckLevel[];
}

interface CheckLevel {
  readonly name: string;
  /** All must hold. */
  readonly when: readonly Condition[];
}

export interface Level extends CheckLevel {
  /**
   * 頻度. Splits the level by how many persons carry the value: shares of a source, highest first. `[0.001]`
   * makes two levels: values of at least 1 in 1,000 persons, and rarer ones.
   */
  readonly frequency?: Frequency;
  readonly prior: LevelPrior;
}

export interface Frequency {
  readonly field: string;
  readonly steps: readonly number[];
}

/** Share of the pairs of a class on this level: where estimation starts and what little data cannot move. */
export interface LevelPrior {
  readonly match: number;
  readonly household: number;
  readonly unrelated: number;
  /** The estimate never exceeds this: what a household must not be allowed to explain. */
  readonly householdAtMost?: number;
  readonly matchAtMost?: number;
}

export type Condition =
  | { readonly equal: string }
  /** Equal, or unknown on a side. */
  | { readonly compatible: string }
  /** Known on both sides, and different. */
  | { readonly differs: string }
  /** Known on one side, unknown on the other. */
  | { readonly oneSided: string }
  /** At most `within` insertions, deletions, substitutions or swaps apart; both at least `atLeast` long. */
  | { readonly edit: string; readonly within: number; readonly atLeast: number }
  /** Jaro-Winkler similarity of at least this, 0…1. */
  | { readonly similar: string; readonly atLeast: number }
  /** A date one digit, a swap of day and month, or a slip of era apart. */
  | { readonly slip: string }
  /** `part` of one side stands at the end of `whole` of the other, whose own part is unknown. */
  | { readonly ends: string; readonly whole: string }
  /** `whole` of one side may be the name that `fits` of the other, a pattern of SQL's LIKE, was written for. */
  | { readonly fits: string; readonly whole: string }
  /** The value of one field on this side is that of another on the other side. */
  | { readonly crossed: readonly [string, string] }
  /** One side knows the first field alone, the other the second alone. */
  | { readonly crosswise: readonly [string, string] }
  | { readonly any: readonly Condition[] };

/** 候補の絞り込み. Records are compared when all of these agree. */
export interface BlockingRule {
  readonly name: string;
  readonly on: readonly BlockingKey[];
}

interface BlockingKey {
  readonly field: string;
  /** First characters only. */
  readonly prefix?: number;
}

export interface DeterministicRule {
  readonly name: string;
  /** Comparison → levels of which the pair must be on one (`unknown` and `otherwise` included). */
  readonly levels: Readonly<Record<string, readonly string[]>>;
}
