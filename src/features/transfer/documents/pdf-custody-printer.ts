import type { Outcome } from '../../../kernel/outcome.js';
import { renderPdf } from '../../../platform/pdf/render-pdf.js';
import {
  type CertificateFacts,
  CustodyPrinter,
  type LabelFacts,
} from '../application/ports/custody-printer.js';
import { certificatePage } from './certificate-page.js';
import { labelPage } from './label-page.js';

export class PdfCustodyPrinter extends CustodyPrinter {
  label(facts: LabelFacts): Promise<Outcome<Uint8Array>> {
    return renderPdf(labelPage(facts));
  }

  certificate(facts: CertificateFacts): Promise<Outcome<Uint8Array>> {
    return renderPdf(certificatePage(facts));
  }
}
