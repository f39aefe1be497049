import type { RehearsalMarks } from './rehearsal-marks.js';

/** What a check rule is about; texts in check-rules.ts. */
export type CheckRule =
  | 'file-missing'
  | 'file-unexpected'
  | 'encoding'
  | 'byte-order-mark'
  | 'line-ending'
  | 'header'
  | 'record'
  | 'required'
  | 'type'
  | 'length'
  | 'pattern'
  | 'code-table'
  | 'private-use'
  | 'key'
  | 'duplicate-row'
  | 'reference'
  | 'date-range'
  | 'date-before-birth'
  | 'check-digit'
  | 'code-form'
  | 'text-person'
  | 'text-doctor'
  | 'text-phone'
  | 'text-mail'
  | 'text-address';

export type Severity = 'error' | 'warning';

/** All breaches of one rule in one column, with masked examples: no personal data. */
export interface CheckFinding {
  readonly table: string;
  readonly column?: string;
  readonly rule: CheckRule;
  readonly severity: Severity;
  readonly count: number;
  /** Numbers of the first rows concerned; 1 is the first data row. Empty when the whole file is. */
  readonly firstRows: readonly number[];
  /** Shapes of values, every letter and digit replaced: `9999-99-99`, `字字アア`. */
  readonly examples: readonly string[];
  readonly ja: string;
  readonly en: string;
}

/** 仕様適合検査の結果. `conforming` is false if any finding is an error. */
export interface CheckReport {
  readonly conforming: boolean;
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
  readonly findings: readonly CheckFinding[];
  /** What the data show of being rehearsal data. */
  readonly rehearsal: RehearsalMarks;
}
