import type { JobReceipt } from '../../../kernel/job-ticket.js';
import type { LocalDate } from '../../../kernel/time.js';
import type { OptOutReason } from '../../opt-out/index.js';
import type { SourceTally } from './source-batch.js';

/** One CSV file of an extraction. */
export interface ExtractedFile {
  /** Name within `data/`, e.g. `patient.csv`. */
  readonly file: string;
  readonly table: string;
  /** Data rows, without the header. */
  readonly rows: number;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

type PerTable = Readonly<Record<string, number>>;

/** 抽出のジョブ受領票. What was extracted and what was left out, in numbers only. */
export interface ExtractReceipt extends JobReceipt {
  readonly kind: 'yuzu.receipt/extract';
  readonly packageId: string;
  readonly contractId: string;
  readonly rehearsal: boolean;
  readonly definition: { readonly id: string; readonly version: number; readonly sha256: string };
  readonly period: { readonly from: LocalDate; readonly to: LocalDate };
  readonly optOutListVersion: number;
  readonly sourceKind: string;
  /** Rows written per contracted table. */
  readonly rows: PerTable;
  /** Persons whose information is in the extraction. */
  readonly persons: number;
  readonly excludedByOptOut: {
    readonly persons: number;
    readonly byReason: Readonly<Record<OptOutReason, number>>;
    readonly rows: PerTable;
  };
  /** Dated rows outside the target period; rows without a date are handed over. */
  readonly outsidePeriod: PerTable;
  readonly undated: PerTable;
  /** Rows whose person the patient table does not hold. */
  readonly withoutPerson: PerTable;
  readonly source: SourceTally;
  /** Findings by reason code; the list itself stays in the secure room (`findings.json`). */
  readonly findings: PerTable;
  readonly files: readonly ExtractedFile[];
}
