import type { Candidates, Records } from '../../domain/candidates.js';
import type { Person } from '../../domain/normalise/index.js';

export interface EngineSettings {
  /** Limit of working memory, in megabytes (10⁶ bytes). */
  readonly memoryMegabytes: number;
  /** 0 = one per core. */
  readonly threads: number;
  /** Holders of a name within one source beyond which the name alone is no evidence. */
  readonly commonNameLimit: number;
  /** Shortest kana name compared with one edit allowed. */
  readonly shortestKana: number;
}

export interface RecordKey {
  readonly source: number;
  readonly institution: string;
  readonly patient: string;
}

/** A working database with the persons of one linkage. */
export interface LinkageWork {
  /** Adds persons of the source with this index in the sorted list of operators. */
  load(source: number, persons: readonly Person[]): Promise<void>;
  /** Numbers the records once everything is loaded. Returns repeated keys (0 is expected) per source index. */
  seal(): Promise<ReadonlyMap<number, number>>;
  records(): Promise<Records>;
  /** Every pair a rule accepts, with the first such rule. */
  candidates(): Promise<Candidates>;
  /** Keys in record order, in batches. */
  keys(): AsyncIterable<readonly RecordKey[]>;
}

/** Finds candidate pairs among large sets of persons. Nothing of the persons remains after `run`. */
export abstract class LinkageEngine {
  /**
   * Runs `work` on an empty working database below `folder` and erases it, whether `work` succeeds or fails.
   * Remains of runs that were killed are erased first.
   */
  abstract run<T>(
    folder: string,
    settings: EngineSettings,
    work: (database: LinkageWork) => Promise<T>,
  ): Promise<T>;
}
