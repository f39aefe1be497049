import type { Outcome } from '../../../../kernel/outcome.js';
import type { ContractedTable } from '../../../catalogue/index.js';
import type { PersonNotice } from '../../../notice/index.js';
import type { ExtractedFile, ExtractReceipt } from '../../domain/extract-receipt.js';
import type { SourceFinding } from '../../domain/source-finding.js';

/** A row put aside until its person is judged. */
export interface HeldRow {
  readonly table: string;
  /** Number of the person. */
  readonly person: number;
  readonly isUndated: boolean;
  /** Values in the order of the contracted items; null of a person who is certain to be left out. */
  readonly values: readonly string[] | null;
}

/** An extraction being written; nothing of it is visible at its place before `publish`. */
export abstract class OpenExtraction {
  /** Adds one row; values in the order of the contracted items. */
  abstract row(table: string, values: readonly string[]): Promise<void>;
  /** Puts one row aside, on disk, beside the extraction. */
  abstract hold(row: HeldRow): Promise<void>;
  /** Adds those of the rows put aside that `isAdmitted`, in the order they came, and erases all of them. */
  abstract release(isAdmitted: (row: Omit<HeldRow, 'values'>) => boolean): Promise<void>;
  abstract finding(finding: SourceFinding): Promise<void>;
  /** Writes `notified.csv`; undefined where there is nobody to write. */
  abstract notified(persons: Iterable<PersonNotice>): Promise<ExtractReceipt['notified']>;
  /** Ends the CSV files; in the order of the contracted tables. */
  abstract finish(): Promise<readonly ExtractedFile[]>;
  /** Puts `data/`, `findings.json` and the receipt at their place in one step. */
  abstract publish(receipt: string): Promise<void>;
  /** Erases what was written. */
  abstract discard(): Promise<void>;
}

/** 抽出結果の書き出し先. */
export abstract class ExtractionOutput {
  /** Refused with OUTPUT_EXISTS unless the folder is absent or empty. A rehearsal’s files are marked. */
  abstract open(
    directory: string,
    tables: readonly ContractedTable[],
    rehearsal: boolean,
  ): Promise<Outcome<OpenExtraction>>;
}
