import type { Content } from 'pdfmake/interfaces.js';
import type { PrintableText } from '../../application/ports/contract-printer.js';
import type { BasicContractDocument, ContractDocument } from '../../domain/contract-document.js';
import { partyList } from '../../domain/contract-document.js';
import { japaneseDate } from '../../domain/dates.js';
import { DELIVERY_JA, partyText } from '../../domain/legal-wording.js';
import { SPACE } from '../../domain/legal-template.js';
import { yen } from '../../domain/money-wording.js';
import { rows } from './style.js';
import { periodText } from './words.js';

type Entries = [string, string][];

/** 表題と契約の表示. */
export const titleContent = (printable: PrintableText): Content[] => [
  { text: titleTextOf(printable), style: 'title', margin: [0, 4, 0, 16] },
  { stack: [rows(entriesOf(printable.text))], margin: [0, 0, 0, 10] },
];

export const titleTextOf = ({ text, cover }: PrintableText): string =>
  cover?.titleJa ?? documentTitle(text);

/** Title of the text itself: an amendment holds the whole contract. */
export function documentTitle(text: ContractDocument): string {
  if (text.kind === 'yuzu.contract/termination') return '合意解約書';
  return text.kind === 'yuzu.contract/basic' ? text.title : '医療情報の提供に関する個別契約書';
}

export const numberText = ({ id, number, round }: ContractDocument): string =>
  `契約番号 ${id}${SPACE}第${number}文書（第${round}案）`;

const entriesOf = (text: ContractDocument): Entries => [
  ['契約番号', text.id],
  [
    '文書',
    `第${text.number}文書（第${text.round}案、承諾期間 ${japaneseDate(text.answerBy)}まで）`,
  ],
  ['当事者', partyList(text).map(partyText).join('\n')],
  ...particulars(text),
];

function particulars(text: ContractDocument): Entries {
  if (text.kind === 'yuzu.contract/basic') return basicEntries(text);
  if (text.kind === 'yuzu.contract/individual')
    return [
      ['案件通番', `${text.caseNumber}${text.rehearsal ? '（リハーサル：人工データのみ）' : ''}`],
      ['請求金額', `金${yen(text.fee.totalYen)}円（消費税等相当額を含む。）`],
      ['利用期間', periodText(text.usePeriod.from, text.usePeriod.to)],
      ['提供方法・納期', `${DELIVERY_JA[text.deliveryMethod]}、${japaneseDate(text.deliverOn)}`],
    ];
  return [['解約の日', japaneseDate(text.terminatesOn)]];
}

const basicEntries = ({
  startsOn,
  endsOn,
  effectiveOn,
  change,
}: BasicContractDocument): Entries => [
  ['有効期間', periodText(startsOn, endsOn)],
  ...(change === 'conclusion' ? [] : ([['効力発生日', japaneseDate(effectiveOn)]] as Entries)),
];
