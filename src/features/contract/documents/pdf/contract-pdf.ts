import type { Content } from 'pdfmake/interfaces.js';
import type { Outcome } from '../../../../kernel/outcome.js';
import {
  ContractPrinter,
  type PrintableNotice,
  type PrintableText,
} from '../../application/ports/contract-printer.js';
import { partiesOf } from '../../domain/contract-document.js';
import { hasSigned } from '../../domain/signature.js';
import { japaneseInstant } from './words.js';
import { clauseContent } from './clause-content.js';
import { comparisonContent } from './comparison-content.js';
import { feeContent } from './fee-content.js';
import { noticeContent } from './notice-content.js';
import { renderPdf } from '../../../../platform/pdf/render-pdf.js';
import { signatureSheet } from './signature-sheet.js';
import { specificationContent } from './specification-content.js';
import { framed } from './style.js';
import { documentTitle, numberText, titleContent, titleTextOf } from './title-content.js';

/** Contract documents with pdfmake and Noto, vector and searchable. */
export class PdfContractPrinter extends ContractPrinter {
  text(printable: PrintableText): Promise<Outcome<Uint8Array>> {
    const { text, sha256, signatures } = printable;
    const last = signatures
      .map(({ signedAt }) => signedAt)
      .sort()
      .at(-1);
    const at = last ?? japaneseInstant(text.answerBy);
    const frame = {
      title: titleTextOf(printable),
      header: numberText(text),
      sha256,
      isProposal: !hasSigned(signatures, partiesOf(text)),
      at,
    };
    return renderPdf(framed(frame, textContent(printable)));
  }

  notice(printable: PrintableNotice): Promise<Outcome<Uint8Array>> {
    const { notice, cover, sha256 } = printable;
    const at = japaneseInstant(notice.givenOn);
    const header = `通知番号 ${notice.id}`;
    return renderPdf(
      framed(
        { title: cover.titleJa, header, sha256, isProposal: false, at },
        noticeContent(printable),
      ),
    );
  }
}

function textContent(printable: PrintableText): Content[] {
  const { text, base, cover, parties, signatures } = printable;
  const signed = signatureSheet(parties, signatures);
  if (!cover || !base)
    return [
      ...titleContent(printable),
      ...clauseContent(text.clauses),
      ...signed,
      ...annexes(printable),
    ];
  return [
    ...titleContent(printable),
    ...clauseContent(cover.clauses),
    ...signed,
    annexTitle('別紙1', '新旧対照表'),
    { text: '下線は、変更部分を示す。', style: 'cell', alignment: 'right', margin: [0, 0, 0, 4] },
    ...comparisonContent(base, text),
    annexTitle('別紙2', `${documentTitle(text)}（変更後の全文）`),
    ...clauseContent(text.clauses),
    ...annexes(printable),
  ];
}

const annexes = ({ text, definition }: PrintableText): Content[] =>
  text.kind === 'yuzu.contract/individual'
    ? [...specificationContent(text, definition), ...feeContent(text)]
    : [];

const annexTitle = (number: string, title: string): Content => ({
  text: `${number} ${title}`,
  style: 'attachment',
  pageBreak: 'before',
  margin: [0, 0, 0, 8],
});
