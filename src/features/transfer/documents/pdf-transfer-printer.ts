import type { Outcome } from '../../../kernel/outcome.js';
import { renderPdf } from '../../../platform/pdf/render-pdf.js';
import {
  type ReportFacts,
  type SheetFacts,
  TransferPrinter,
} from '../application/ports/transfer-printer.js';
import { reportPage } from './report-page.js';
import { sheetPage } from './sheet-page.js';

export class PdfTransferPrinter extends TransferPrinter {
  sheet(facts: SheetFacts): Promise<Outcome<Uint8Array>> {
    return renderPdf(sheetPage(facts));
  }

  report(facts: ReportFacts): Promise<Outcome<Uint8Array>> {
    return renderPdf(reportPage(facts));
  }
}
