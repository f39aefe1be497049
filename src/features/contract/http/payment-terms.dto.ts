import { IsIn, ValidateIf } from 'class-validator';
import { MAX_FEE_YEN } from '../../../kernel/money/billed-amount.js';
import { BUSINESS_DAY_SHIFTS, type BusinessDayShift } from '../../../kernel/money/business-days.js';
import { BILLING_TRIGGERS, type BillingTrigger } from '../../../kernel/money/instalments.js';
import type { PaymentTerms } from '../../../kernel/money/payment-terms.js';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import { IsWhole } from '../../../platform/http/is-whole.js';
import { IsOptional } from '../../../platform/http/is-optional.js';

const ofClosing = ({ rule }: PaymentTermsDto): boolean => rule === 'closing';

export class PaymentTermsDto {
  /** 請求書の受領から n 日以内, or 締め払い. */
  @IsIn(['days-after-receipt', 'closing']) rule: 'days-after-receipt' | 'closing';
  @ValidateIf((terms: PaymentTermsDto) => !ofClosing(terms))
  @IsWhole(1, 365)
  days = 60;
  /** 締日; 31: 月末. */
  @ValidateIf(ofClosing)
  @IsWhole(1, 31)
  closingDay = 31;
  /** Months from the closing to the payment; 1: 翌月. */
  @ValidateIf(ofClosing)
  @IsWhole(0, 12)
  monthsAfter = 1;
  /** 支払日; 31: 月末. */
  @ValidateIf(ofClosing)
  @IsWhole(1, 31)
  payDay = 31;
  /** Where banks are closed on the due date: stays, 前営業日, 翌営業日. */
  @IsOptional() @IsIn(BUSINESS_DAY_SHIFTS) shift: BusinessDayShift = 'none';
}

export class InstalmentDto {
  /** Whole yen, exclusive of tax. */
  @IsWhole(0, MAX_FEE_YEN) feeYen: number;
  /** 契約成立時, 受領確認時, or the day in `on`. */
  @IsIn(BILLING_TRIGGERS) trigger: BillingTrigger;
  @ValidateIf(({ trigger }: InstalmentDto) => trigger === 'date') @IsLocalDate() on?: string;
}

/** The body, its payment terms with nothing but what their rule speaks of. */
export const termsOf = <T extends { paymentTerms?: PaymentTermsDto }>({
  paymentTerms,
  ...terms
}: T): Omit<T, 'paymentTerms'> & { paymentTerms?: PaymentTerms } =>
  paymentTerms === undefined ? terms : { ...terms, paymentTerms: paymentTermsOf(paymentTerms) };

const paymentTermsOf = (terms: PaymentTermsDto): PaymentTerms => {
  const { rule, days, closingDay, monthsAfter, payDay, shift } = terms;
  return rule === 'closing'
    ? { rule, closingDay, monthsAfter, payDay, shift }
    : { rule, days, shift };
};
