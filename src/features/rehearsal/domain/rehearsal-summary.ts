import type { LocalDate } from '../../../kernel/time.js';

export interface RehearsedTable {
  readonly table: string;
  readonly file: string;
  readonly rows: number;
  /** More than `rows` where keys or codes do not give so many. */
  readonly wished: number;
  /** Whether its rows bear the watermark; otherwise only file name and marker tell. */
  readonly watermarked: boolean;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** What `yuzu rehearse data` made. */
export interface RehearsalSummary {
  readonly kind: 'yuzu.rehearsal/data';
  readonly seed: string;
  readonly definition: { readonly id: string; readonly version: number; readonly sha256: string };
  readonly period: { readonly from: LocalDate; readonly to: LocalDate };
  readonly persons: number;
  readonly tables: readonly RehearsedTable[];
  /** True where it was made for the ticket of a rehearsal: `yuzu pack` takes the folder. */
  readonly packable: boolean;
}
