import type { Rounding } from './consumption-tax.js';
import type { IndividualContractDocument } from './contract-document.js';
import type { Variables } from './legal-library.js';
import { SPACE } from './legal-template.js';

export const ROUNDING_JA: Record<Rounding, string> = {
  floor: '切捨て',
  round: '四捨五入',
  ceil: '切上げ',
};

export const yen = (amount: number): string => amount.toLocaleString('ja-JP');

/** 契約金額、請求、支払いの定め. */
export const moneyWording = ({ fee }: Pick<IndividualContractDocument, 'fee'>): Variables => ({
  fee: yen(fee.feeYen),
  tax: yen(fee.taxYen),
  total: yen(fee.totalYen),
  taxRate: String(fee.taxRatePercent),
  rounding: ROUNDING_JA[fee.rounding],
  roundingUnit: '1',
  adjustment: '0',
  instalments: `受領確認の時${SPACE}金${yen(fee.totalYen)}円（うち消費税等相当額 金${yen(fee.taxYen)}円）`,
  paymentTerms: '基本契約に定める支払期限まで',
  lateChargeRate: '3',
});
