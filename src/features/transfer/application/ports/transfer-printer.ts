import type { Outcome } from '../../../../kernel/outcome.js';
import type { DiscrepancyReport } from '../../domain/states/discrepancy-report.js';

/** What the printed sheet of a passphrase says besides the message. */
export interface SheetFacts {
  readonly packageName: string;
  readonly provider: string;
  readonly recipient: string;
  /** Armored, encrypted to the recipient's key alone. */
  readonly message: string;
  readonly messageSha256: string;
  /** ISO 8601 instant. */
  readonly printedAt: string;
}

export interface ReportFacts {
  readonly report: DiscrepancyReport;
  /** Of the report's canonical JSON. */
  readonly sha256: string;
  readonly signatureSha256: string;
}

/** PDF for people; refused with GLYPH_MISSING instead of a page with a gap in it. */
export abstract class TransferPrinter {
  abstract sheet(facts: SheetFacts): Promise<Outcome<Uint8Array>>;
  abstract report(facts: ReportFacts): Promise<Outcome<Uint8Array>>;
}
