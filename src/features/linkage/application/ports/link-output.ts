import type { RecordRef } from '../../domain/record-ref.js';
import type { GONE_STRATUM } from '../../domain/review/review-plan.js';

/** Why a pair stands where it does. */
export interface PairScore {
  /** Levels of all comparisons in one integer. */
  readonly pattern: number;
  /** Bits. */
  readonly weight: number;
  /** 0…1. */
  readonly probability: number;
}

/** One line of links.csv: which person a record belongs to. */
export interface LinkLine {
  /** e.g. `P00000001`, numbered in the order of the records; kept by linkages of the case that go on from this one. */
  readonly personKey: string;
  readonly operator: string;
  readonly institution: string;
  readonly patient: string;
  /**
   * What linked the record at its strongest: a deterministic rule, or `model`; `earlier` where an earlier linkage
   * did; '' = linked with nobody.
   */
  readonly rule: string;
  /** Of the record's strongest link; none where it is linked with nobody. */
  readonly link?: PairScore;
}

/** One pair for clerical review (目視確認). */
export interface ReviewLine {
  /**
   * Equally good counterparts; against hard facts or stronger links; between the two thresholds; of two persons of
   * the earlier linkage; settled by reviewers, but of records that are in no source any more.
   */
  readonly reason: 'ambiguous' | 'contradicted' | 'band' | 'merge' | typeof GONE_STRATUM;
  readonly rule: string;
  readonly left: RecordRef;
  readonly right: RecordRef;
  /** None where a record is gone. */
  readonly score?: PairScore;
}

/** Files of one linkage being written; they appear under their names all together in `publish`. */
export interface LinkFiles {
  links(lines: readonly LinkLine[]): Promise<void>;
  reviews(lines: readonly ReviewLine[]): Promise<void>;
  /** Ends the tables and returns their SHA-256, lower-case hex. */
  finish(): Promise<{ readonly links: string; readonly review: string }>;
  /** Makes links.csv, review.csv, evidence.json and, last of all, the receipt visible. */
  publish(evidence: string, receipt: string): Promise<void>;
}

/** The output folder of `yuzu link`. Readable by its owner only. */
export abstract class LinkOutput {
  /** Runs `work` on new files in `folder`; whatever was not published is erased afterwards. */
  abstract write<T>(folder: string, work: (files: LinkFiles) => Promise<T>): Promise<T>;
}
