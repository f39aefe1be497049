import type { Content } from 'pdfmake/interfaces.js';
import type {
  PartyParticulars,
  PrintableNotice,
} from '../../application/ports/contract-printer.js';
import type { ContractNotice } from '../../domain/contract-document.js';
import { japaneseDate } from '../../domain/dates.js';
import { titleOf } from '../../domain/legal-wording.js';
import { signerBox } from './signature-sheet.js';
import { BODY_SIZE, rows, runsOf } from './style.js';

/** 通知書: date, addressees, giver, words, 記. */
export function noticeContent(printable: PrintableNotice): Content[] {
  const { notice, parties, cover, signatures } = printable;
  const giver = parties.find(({ code }) => code === notice.by);
  const others = parties.filter(({ code }) => code !== notice.by);
  return [
    { text: japaneseDate(notice.givenOn), alignment: 'right', margin: [0, 0, 0, 10] },
    { stack: addressees(notice, others).map(({ name }) => `${name} 御中`), margin: [0, 0, 0, 10] },
    { stack: giverLines(giver), alignment: 'right', margin: [0, 0, 0, 16] },
    { text: cover.titleJa, style: 'title', margin: [0, 0, 0, 16] },
    ...words(printable),
    { text: '記', alignment: 'center', margin: [0, 10, 0, 8] },
    particulars(printable),
    { text: '以上', alignment: 'right', margin: [0, 6, 0, 0] },
    ...(giver
      ? [
          signerBox(
            giver,
            signatures.find(({ operator }) => operator === giver.code),
          ),
        ]
      : []),
  ];
}

/** A termination is for the party in breach first; the others hear of it too. */
const addressees = ({ against }: ContractNotice, others: readonly PartyParticulars[]) =>
  [...others].sort((a, b) => Number(b.code === against) - Number(a.code === against));

const giverLines = (giver: PartyParticulars | undefined): string[] =>
  giver ? [giver.address, giver.name, giver.representative] : [];

const words = ({ cover }: PrintableNotice): Content[] =>
  cover.clauses
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => ({
      text: runsOf(line.replace(/^\d+\u3000/, '')),
      alignment: 'justify',
      leadingIndent: BODY_SIZE,
      margin: [0, 0, 0, 4],
    }));

const EFFECT: Record<ContractNotice['notice'], string> = {
  'renewal-refused': '脱退の日',
  'terminated-for-cause': '解除の効力発生日',
};

const particulars = ({ notice, text }: PrintableNotice): Content =>
  rows([
    ['契約', titleOf(text)],
    ['契約番号', notice.contractId],
    ['契約書のSHA-256', notice.text],
    ['通知の日（発信日）', japaneseDate(notice.givenOn)],
    [EFFECT[notice.notice], japaneseDate(notice.effectiveOn)],
    ['理由', notice.reason],
    ['通知番号', notice.id],
  ]);
