import type { Outcome } from '../../../../kernel/outcome.js';
import type { ContractedTable } from '../../../catalogue/index.js';
import type { ExtractedFile } from '../../domain/extract-receipt.js';
import type { SourceFinding } from '../../domain/source-finding.js';

/** An extraction being written; nothing of it is visible at its place before `publish`. */
export abstract class OpenExtraction {
  /** Adds one row; values in the order of the contracted items. */
  abstract row(table: string, values: readonly string[]): Promise<void>;
  abstract finding(finding: SourceFinding): Promise<void>;
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
