import type { JobReceipt } from '../../../kernel/job-ticket.js';
import type { LocalDate } from '../../../kernel/time.js';
import type { OptOutReason } from '../../opt-out/index.js';
import type { ExcludedPersons, Exclusion } from './exclusion.js';
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

/** One source, in the order given: of two that name a person, the first one's patient row counts. */
export interface ReadSource {
  /** A SourceKind, or `rehearsal`. */
  readonly kind: string;
  readonly tally: SourceTally;
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
  readonly noticeListVersion: number;
  readonly sources: readonly ReadSource[];
  /** All sources together. */
  readonly source: SourceTally;
  /** Rows written per contracted table. */
  readonly rows: PerTable;
  /** Persons whose information is in the extraction. */
  readonly persons: number;
  /** Persons left out, each once. */
  readonly excluded: ExcludedPersons;
  /** Their rows of contracted tables in the target period. */
  readonly excludedRows: Readonly<Record<Exclusion, PerTable>>;
  /** By what opted-out persons were recognised. */
  readonly optedOutBy: Readonly<Record<OptOutReason, number>>;
  /** Persons whom more than one source describes; the first description was taken. */
  readonly repeatedPersons: number;
  /** Dated rows outside the target period, of everybody; rows without a date are handed over. */
  readonly outsidePeriod: PerTable;
  readonly undated: PerTable;
  /** Rows whose person no source describes. */
  readonly withoutPerson: PerTable;
  /** Findings by reason code; the list itself stays in the secure room (`findings.json`). */
  readonly findings: PerTable;
  readonly files: readonly ExtractedFile[];
  /** `notified.csv`, where waiting times count from days of single persons; it stays in the secure room. */
  readonly notified?: Omit<ExtractedFile, 'table'>;
}
