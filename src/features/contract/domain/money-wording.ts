import type { BusinessDayShift } from '../../../kernel/money/business-days.js';
import type { Instalment } from '../../../kernel/money/instalments.js';
import type { Closing, PaymentTerms } from '../../../kernel/money/payment-terms.js';
import type { Rounding } from '../../../kernel/money/rounding.js';
import { japaneseDate } from './dates.js';
import type { Variables } from './legal-library.js';
import { SPACE } from './legal-template.js';
import type { MoneyTerms } from './money-terms.js';

export const ROUNDING_JA: Record<Rounding, string> = {
  floor: '切捨て',
  round: '四捨五入',
  ceil: '切上げ',
};

export const yen = (amount: number): string => amount.toLocaleString('ja-JP');

/** 契約金額、請求、支払いの定め. */
export const moneyWording = ({ fee, ...terms }: MoneyTerms): Variables => ({
  fee: yen(fee.feeYen),
  tax: yen(fee.taxYen),
  total: yen(fee.totalYen),
  taxRate: fee.taxRatePercent,
  rounding: ROUNDING_JA[fee.rounding],
  roundingUnit: yen(fee.roundingUnitYen),
  adjustment: (fee.adjustmentYen < 0 ? 'マイナス' : '') + yen(Math.abs(fee.adjustmentYen)),
  instalments: terms.instalments.map(instalmentText).join('\n'),
  paymentTerms: paymentTermsText(terms.paymentTerms),
  lateChargeRate: terms.lateChargeRatePercent,
});

/** e.g. `受領確認の時…金1,358,023円（うち消費税等相当額 金123,456円）`. */
const instalmentText = (instalment: Instalment): string =>
  `${triggerText(instalment)}${SPACE}金${yen(instalment.totalYen)}円（うち消費税等相当額 金${yen(instalment.taxYen)}円）`;

export function triggerText({ trigger, on }: Pick<Instalment, 'trigger' | 'on'>): string {
  if (trigger === 'date') return on === null ? '' : japaneseDate(on);
  return trigger === 'conclusion' ? '本契約の成立の時' : '受領確認の時';
}

const SHIFT_JA: Record<BusinessDayShift, string> = {
  none: '',
  previous: '（金融機関の休業日に当たるときは、その前営業日まで）',
  next: '（金融機関の休業日に当たるときは、その翌営業日まで）',
};

/** What stands before `に、…支払う`, e.g. `請求書を受領した日から60日以内`. */
export const paymentTermsText = (terms: PaymentTerms): string =>
  (terms.rule === 'closing' ? closingText(terms) : `請求書を受領した日から${terms.days}日以内`) +
  SHIFT_JA[terms.shift];

const closingText = ({ closingDay, monthsAfter, payDay }: Closing): string =>
  `毎月${dayText(closingDay)}までに受領した請求書について、${monthText(monthsAfter)}${dayText(payDay)}まで`;

const dayText = (day: number): string => (day === 31 ? '末日' : `${day}日`);

const monthText = (months: number): string =>
  ['当月', '翌月', '翌々月'][months] ?? `${months}か月後の月の`;
