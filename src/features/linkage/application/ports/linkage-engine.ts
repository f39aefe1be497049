import type { Candidates, Records } from '../../domain/candidates.js';
import type { Frequency, Profile } from '../../domain/model/profile.js';

export interface EngineSettings {
  /** Limit of working memory, in megabytes (10⁶ bytes). */
  readonly memoryMegabytes: number;
  /** 0 = one per core. */
  readonly threads: number;
  /** Decides which records the model is estimated on. */
  readonly seed: number;
  /** The cluster that compares, where one machine is not enough. */
  readonly spark?: SparkCluster;
}

export interface SparkCluster {
  /** e.g. `spark://host:7077`. */
  readonly master: string;
  /** Spark properties file of the operator (memory, authentication …). */
  readonly properties?: string;
}

/** What one linkage compares, and how its sources stand to each other. */
export interface LinkagePlan {
  readonly profile: Profile;
  /** Per source: may it hold a person more than once? */
  readonly repeating: readonly boolean[];
  readonly signal?: AbortSignal;
  readonly progress?: (step: string) => void;
}

export interface RecordKey {
  /** Number of the record. */
  readonly record: number;
  readonly source: number;
  readonly institution: string;
  readonly patient: string;
}

/** A working database with the persons of one linkage. */
export interface LinkageWork {
  /** A directory for this run alone, of its owner only; erased with the database. */
  readonly directory: string;
  /** Adds all records of a table of keys: CSV (UTF-8, RFC 4180), normalised already. `key`: columns of institution and patient id. */
  loadFile(source: number, file: CsvFile, key: readonly [string, string]): Promise<void>;
  /** Numbers the records once everything is loaded. Returns repeated keys (0 is expected) per source index. */
  seal(): Promise<ReadonlyMap<number, number>>;
  records(): Promise<Records>;
  /** Records per source, and in how many of them each field is known. */
  sizes(): Promise<readonly SourceSize[]>;
  /** All pairs of a blocking rule by pattern, on a share (0…1) of the left side's records. */
  patternCounts(rule: number, share: number): Promise<ReadonlyMap<number, number>>;
  /** Pairs of records drawn by chance, by pattern. */
  randomPatterns(): Promise<ReadonlyMap<number, number>>;
  /** Patterns of these pairs of record numbers, in their order, whether or not a rule finds them. */
  patternsOf(pairs: readonly (readonly [number, number])[]): Promise<readonly number[]>;
  /**
   * Places of those of these pairs that are two local ids of one institution in use on one day, as the profile's
   * `inUse` tells; unknown days are no use. None where the profile has no `inUse`.
   */
  inUseTogether(pairs: readonly (readonly [number, number])[]): Promise<readonly number[]>;
  /**
   * Pairs of records of one source that agree on the fields: all under 0, or by the step of a frequency. Estimated
   * on a share (0…1) of the values.
   */
  coincidences(
    fields: readonly string[],
    share: number,
    frequency?: Frequency,
  ): Promise<ReadonlyMap<number, number>>;
  /** Pairs of all blocking rules on one of these patterns, each with the first rule that finds it. */
  candidates(patterns: readonly number[]): Promise<Candidates>;
  /** Keys of all records in the order operator, institution, patient, in batches. */
  keys(): AsyncIterable<readonly RecordKey[]>;
}

export interface CsvFile {
  readonly path: string;
  /** Names of its header row, in order. */
  readonly header: readonly string[];
}

export interface SourceSize {
  readonly records: number;
  readonly known: Readonly<Record<string, number>>;
}

/** Finds candidate pairs among large sets of persons. Nothing of the persons remains after `run`. */
export abstract class LinkageEngine {
  /**
   * Runs `work` on an empty working database below `folder` and erases it, whether `work` succeeds, fails or is
   * cancelled. Remains of runs that were killed are erased first.
   */
  abstract run<T>(
    folder: string,
    settings: EngineSettings,
    plan: LinkagePlan,
    work: (database: LinkageWork) => Promise<T>,
  ): Promise<T>;
}
