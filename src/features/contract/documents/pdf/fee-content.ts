import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { IndividualContractDocument } from '../../domain/contract-document.js';
import { paymentTermsText, ROUNDING_JA, triggerText, yen } from '../../domain/money-wording.js';
import { cell, LABEL_FILL, RULED, rows } from './style.js';

const COLUMNS = ['回', '請求の時期', '税抜額', '消費税等', '端数調整', '請求額'];

/** 別添「料金表」: the fee, its instalments and what they sum to. */
export const feeContent = (contract: IndividualContractDocument): Content[] => {
  const { fee, instalments, paymentTerms, lateChargeRatePercent } = contract;
  const lines = instalments.map((one) => amounts(String(one.number), triggerText(one), one));
  return [
    { text: '料金表', style: 'attachment', margin: [0, 22, 0, 10], headlineLevel: 1 },
    {
      layout: RULED,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [22, '*', 72, 66, 56, 76],
        body: [head, ...lines, amounts('', '合計', fee)],
      },
    },
    { text: '（単位：円）', style: 'small', alignment: 'right', margin: [0, 2, 0, 8] },
    rows([
      ['税率', `${fee.taxRatePercent}パーセント`],
      ['端数整理', `${yen(fee.roundingUnitYen)}円未満${ROUNDING_JA[fee.rounding]}`],
      ['支払期限', paymentTermsText(paymentTerms)],
      ['遅延損害金', `年${lateChargeRatePercent}パーセント（1年を365日とする日割計算）`],
    ]),
  ];
};

const head: TableCell[] = COLUMNS.map((text) => ({
  text,
  style: 'label',
  bold: true,
  fillColor: LABEL_FILL,
}));

interface Amounts {
  readonly feeYen: number;
  readonly taxYen: number;
  readonly adjustmentYen: number;
  readonly totalYen: number;
}

const amounts = (number: string, when: string, amount: Amounts): TableCell[] => [
  cell(number),
  cell(when),
  ...[amount.feeYen, amount.taxYen, amount.adjustmentYen, amount.totalYen].map(
    (value): TableCell => ({ text: accounted(value), style: 'cell', alignment: 'right' }),
  ),
];

/** △ before what is taken off, as in Japanese accounts. */
const accounted = (amount: number): string => (amount < 0 ? '△' : '') + yen(Math.abs(amount));
