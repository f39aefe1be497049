import type { RecordRef } from '../../domain/record-ref.js';
import type { ReviewCandidate } from '../../domain/review/review-plan.js';

/** How a pair was scored; the pattern is looked up in the evidence. */
export interface RunScore {
  readonly pattern: number;
  /** 0…1. */
  readonly probability: number;
}

/** A record in links.csv. */
export interface LinkedRecord extends RecordRef {
  readonly personKey: string;
  /** Of its strongest link; none where it is linked with nobody. */
  readonly score?: RunScore;
}

/** A pair in review.csv. */
export interface OpenPair extends ReviewCandidate {
  readonly score?: RunScore;
}

/** What `yuzu link` wrote. Each throws RefusedError where a file cannot be read. */
export abstract class LinkRunFiles {
  /** Text of a file of the run, e.g. `evidence.json`; undefined where there is none. */
  abstract text(folder: string, name: string): Promise<string | undefined>;
  /** SHA-256 of a file of the run, lower-case hex; '' where there is none. */
  abstract sha256(folder: string, name: string): Promise<string>;
  /** links.csv, one record after the other. */
  abstract linked(folder: string): AsyncIterable<LinkedRecord>;
  /** review.csv: the pairs left open. */
  abstract open(folder: string): AsyncIterable<OpenPair>;
  /** Pairs of any table with the columns `PAIR_COLUMNS`: labels.csv, differences of two runs, or one written by hand. */
  abstract pairs(file: string): AsyncIterable<readonly [RecordRef, RecordRef]>;
}
