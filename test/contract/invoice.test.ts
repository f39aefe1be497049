import { describe, expect, it } from '@jest/globals';
import type { IndividualContractDocument } from '../../src/features/contract/domain/contract-document.js';
import { feeShares } from '../../src/features/contract/domain/fee-allocation.js';
import { type Billing, invoiceOf } from '../../src/features/contract/domain/invoice.js';
import {
  type AskedMoney,
  checkMoney,
  type MoneyTerms,
  moneyTerms,
} from '../../src/features/contract/domain/money-terms.js';
import { moneyWording } from '../../src/features/contract/domain/money-wording.js';
import { isBankHoliday } from '../../src/kernel/money/bank-holidays.js';
import { unwrap } from '../../src/kernel/outcome.js';

/*
 * 料金配分の計算過程: 案件の料金 3,703,701円（税抜）を、提供件数 1,234：567：89（計 1,890）で配分する。
 *   AOBA   3,703,701 × 1,234 ÷ 1,890 = 2,418,183.61…  端数 0.61…（最大）→ 1円を加える → 2,418,184円
 *   YAMATO 3,703,701 ×   567 ÷ 1,890 = 1,111,110.3                              → 1,111,110円
 *   KAEDE  3,703,701 ×    89 ÷ 1,890 =   174,407.08…                            →   174,407円
 *   検算   2,418,184 + 1,111,110 + 174,407 = 3,703,701円
 */
const request = (requestId: string, provider: string) => ({
  requestId,
  provider,
  recipient: 'MINATO',
  caseNumber: '7',
  rehearsal: false,
});

/*
 * AOBAの個別契約: 契約金額 2,418,184円、消費税等 10%（1円未満切捨て）、請求金額は10円未満切捨て。
 *   消費税等 2,418,184 × 10% = 241,818.4 → 241,818円
 *   計 2,418,184 + 241,818 = 2,660,002円 → 請求金額 2,660,000円（調整額 △2円）
 * 分割: 第1回 契約成立時 800,000円、第2回 受領確認時 1,618,184円
 *   第1回 消費税等 80,000円、請求 880,000円
 *   第2回 消費税等 241,818 − 80,000 = 161,818円、請求 2,660,000 − 880,000 = 1,780,000円（調整額 △2円）
 */
const asked: AskedMoney = {
  feeYen: 2_418_184,
  basis: 'share',
  taxRatePercent: '10',
  rounding: 'floor',
  roundingUnitYen: 10,
  instalments: [
    { feeYen: 800_000, trigger: 'conclusion', on: null },
    { feeYen: 1_618_184, trigger: 'acceptance', on: null },
  ],
  paymentTerms: { rule: 'closing', closingDay: 31, monthsAfter: 1, payDay: 31, shift: 'next' },
  lateChargeRatePercent: '3',
};
const terms = moneyTerms(asked);
const contract = {
  ...terms,
  id: 'c-1',
  caseNumber: '7',
  recipient: { code: 'MINATO', name: 'みなと' },
  provider: { code: 'AOBA', name: 'あおば' },
} as unknown as IndividualContractDocument;
const invoice = (number: number, billing: Billing) =>
  invoiceOf(contract, number, billing, isBankHoliday);

describe('the fee of a case with several providers', () => {
  it('is shared to the yen, as worked out by hand', () => {
    const shares = unwrap(
      feeShares(
        3_703_701,
        [
          { requestId: 'a', weight: '1234' },
          { requestId: 'y', weight: '567' },
          { requestId: 'k', weight: '89' },
        ],
        [request('a', 'AOBA'), request('y', 'YAMATO'), request('k', 'KAEDE')],
      ),
    ).shares;
    expect(shares.map(({ provider, feeYen }) => [provider, feeYen])).toEqual([
      ['AOBA', 2_418_184],
      ['YAMATO', 1_111_110],
      ['KAEDE', 174_407],
    ]);
  });

  it('is not shared over requests of two cases, twice over one, or by no weight', () => {
    const of = (asked: { requestId: string; weight: string }[], other = 'AOBA') =>
      feeShares(100, asked, [
        request('a', 'AOBA'),
        { ...request('y', other), caseNumber: other === 'AOBA' ? '7' : '8' },
      ]);
    const code = (outcome: ReturnType<typeof of>) => (outcome.ok ? 'ok' : outcome.error.code);
    const one = { requestId: 'a', weight: '1' };
    expect(code(of([one, { requestId: 'y', weight: '1' }]))).toBe('ok');
    expect(code(of([one, { requestId: 'y', weight: '1' }], 'YAMATO'))).toBe('FEE_SHARES_INVALID');
    expect(code(of([one, one]))).toBe('FEE_SHARES_INVALID');
    expect(code(of([{ ...one, weight: '0' }]))).toBe('FEE_SHARES_INVALID');
    expect(code(of([{ ...one, weight: '1.50' }]))).toBe('FEE_SHARES_INVALID');
  });
});

describe('the money of an individual contract', () => {
  it('is reckoned as worked out by hand, and worded so', () => {
    expect(terms.fee).toMatchObject({ taxYen: 241_818, adjustmentYen: -2, totalYen: 2_660_000 });
    expect(terms.instalments).toMatchObject([
      { number: 1, feeYen: 800_000, taxYen: 80_000, adjustmentYen: 0, totalYen: 880_000 },
      { number: 2, feeYen: 1_618_184, taxYen: 161_818, adjustmentYen: -2, totalYen: 1_780_000 },
    ]);
    expect(moneyWording(terms)).toMatchObject({
      fee: '2,418,184',
      tax: '241,818',
      taxRate: '10',
      total: '2,660,000',
      roundingUnit: '10',
      adjustment: 'マイナス2',
      paymentTerms:
        '毎月末日までに受領した請求書について、翌月末日まで（金融機関の休業日に当たるときは、その翌営業日まで）',
      lateChargeRate: '3',
    });
    expect(moneyWording(terms).instalments?.split('\n')).toEqual([
      '本契約の成立の時\u3000金880,000円（うち消費税等相当額 金80,000円）',
      '受領確認の時\u3000金1,780,000円（うち消費税等相当額 金161,818円）',
    ]);
  });

  it('is refused where an amount, an instalment, the terms or the rate do not hold', () => {
    const code = (change: Partial<MoneyTerms>) => {
      const checked = checkMoney('c-1', { ...terms, ...change });
      return checked.ok ? 'ok' : checked.error.code;
    };
    expect(code({})).toBe('ok');
    expect(code({ fee: { ...terms.fee, adjustmentYen: -1 } })).toBe('FEE_INVALID');
    expect(code({ fee: { ...terms.fee, taxRatePercent: '10.0' } })).toBe('FEE_INVALID');
    const [first, second] = terms.instalments;
    if (!first || !second) throw new Error('Two instalments expected.');
    expect(code({ instalments: [first] })).toBe('INSTALMENTS_INVALID');
    expect(code({ instalments: [second, first] })).toBe('INSTALMENTS_INVALID');
    expect(code({ instalments: [first, { ...second, taxYen: 161_819 }] })).toBe(
      'INSTALMENTS_INVALID',
    );
    expect(code({ instalments: [first, { ...second, on: '2027-01-01' }] })).toBe(
      'INSTALMENTS_INVALID',
    );
    expect(code({ instalments: [first, { ...second, trigger: 'date', on: '2027-02-30' }] })).toBe(
      'INSTALMENTS_INVALID',
    );
    const days = { rule: 'days-after-receipt', days: 0, shift: 'none' } as const;
    expect(code({ paymentTerms: days })).toBe('PAYMENT_TERMS_INVALID');
    expect(code({ lateChargeRatePercent: '14.6' })).toBe('ok');
    expect(code({ lateChargeRatePercent: '14.601' })).toBe('LATE_CHARGE_RATE_INVALID');
    expect(code({ lateChargeRatePercent: '3.0' })).toBe('LATE_CHARGE_RATE_INVALID');
  });
});

describe('an invoice', () => {
  /*
   * 第2回の請求書を2026年12月18日に受領。月末締め翌月末払い → 2027年1月31日（日）→ 翌営業日 2月1日（月）。
   * 2月10日に1,000,000円、3月5日に残り780,000円を支払う。
   *   2月2日～2月10日   9日 × 1,780,000円 = 16,020,000
   *   2月11日～3月5日  23日 ×   780,000円 = 17,940,000   計 33,960,000
   *   遅延損害金 33,960,000 × 3 ÷ 100 ÷ 365 = 2,791.23… → 2,791円（1円未満切捨て）
   */
  const late: Billing = {
    receivedOn: '2026-12-18',
    payments: [
      { on: '2027-02-10', yen: 1_000_000 },
      { on: '2027-03-05', yen: 780_000 },
    ],
    asOf: '2027-03-05',
  };

  it('falls due, bears tax and late charge as worked out by hand', () => {
    expect(unwrap(invoice(2, late))).toMatchObject({
      from: { code: 'AOBA' },
      to: { code: 'MINATO' },
      instalment: 2,
      instalments: 2,
      feeYen: 1_618_184,
      taxYen: 161_818,
      adjustmentYen: -2,
      totalYen: 1_780_000,
      dueOn: '2027-02-01',
      paidYen: 1_780_000,
      unpaidYen: 0,
      late: {
        chargeYen: 2_791,
        annualRatePercent: '3',
        periods: [
          { from: '2027-02-02', to: '2027-02-10', days: 9, unpaidYen: 1_780_000 },
          { from: '2027-02-11', to: '2027-03-05', days: 23, unpaidYen: 780_000 },
        ],
      },
      payableYen: 2_791,
    });
  });

  it('owes nothing more where it is paid in time', () => {
    const inTime = { ...late, payments: [{ on: '2027-02-01', yen: 1_780_000 }] };
    expect(unwrap(invoice(2, inTime))).toMatchObject({ payableYen: 0, late: { periods: [] } });
  });

  it('is refused for an instalment that is none, and for days before it was received', () => {
    expect(invoice(3, late)).toMatchObject({ error: { code: 'INSTALMENT_UNKNOWN' } });
    const early = { ...late, payments: [{ on: '2026-12-17', yen: 1 }] };
    expect(invoice(2, early)).toMatchObject({ error: { code: 'PAYMENT_DATE_INVALID' } });
    const never = { ...late, payments: [{ on: '2027-02-30', yen: 1 }] };
    expect(invoice(2, never)).toMatchObject({ error: { code: 'PAYMENT_DATE_INVALID' } });
  });
});
