import type { RecordRef } from '../../domain/record-ref.js';
import type { ReviewCandidate } from '../../domain/review/review-plan.js';

/** A record in links.csv. */
export interface LinkedRecord extends RecordRef {
  readonly personKey: string;
}

/** What `yuzu link` wrote. Each throws RefusedError where a file cannot be read. */
export abstract class LinkRunFiles {
  /** SHA-256 of links.csv, lower-case hex. */
  abstract linksSha256(folder: string): Promise<string>;
  /** links.csv, one record after the other. */
  abstract linked(folder: string): AsyncIterable<LinkedRecord>;
  /** review.csv: the pairs left open. */
  abstract open(folder: string): AsyncIterable<ReviewCandidate>;
}
