import type { BilledAmount } from '../../../kernel/money/billed-amount.js';
import type { BillingTrigger } from '../../../kernel/money/instalments.js';
import { type LateCharge, lateCharge, type Payment } from '../../../kernel/money/late-charge.js';
import { dueDate } from '../../../kernel/money/payment-terms.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { isLocalDate, type LocalDate } from '../../../kernel/time.js';
import type { IndividualContractDocument, Party } from './contract-document.js';
import { individualErrors } from './individual-errors.js';

/** What an invoice depends on besides the contract. */
export interface Billing {
  /** 請求書の受領日. */
  readonly receivedOn: LocalDate;
  readonly payments: readonly Payment[];
  /** The day up to which late charges are reckoned. */
  readonly asOf: LocalDate;
}

/** 請求書 of one instalment, as data. All amounts in whole yen. */
export interface Invoice extends BilledAmount {
  readonly contractId: string;
  readonly caseNumber: string;
  /** 請求者: the provider. */
  readonly from: Party;
  /** 請求先: the recipient. */
  readonly to: Party;
  readonly instalment: number;
  readonly instalments: number;
  readonly trigger: BillingTrigger;
  /** The day of the trigger `date`. */
  readonly on: LocalDate | null;
  readonly taxRatePercent: string;
  readonly receivedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly paidYen: number;
  readonly unpaidYen: number;
  readonly late: LateCharge & { readonly annualRatePercent: string; readonly asOf: LocalDate };
  /** What is owed on the day asked for: unpaid amount and late charge. Late charges bear no tax. */
  readonly payableYen: number;
}

/** One invoice of the contract; refused for an instalment it does not have or impossible days. */
export function invoiceOf(
  contract: IndividualContractDocument,
  number: number,
  { receivedOn, payments, asOf }: Billing,
  isHoliday: (date: LocalDate) => boolean,
): Outcome<Invoice> {
  const { id: contractId, caseNumber, instalments, fee, lateChargeRatePercent } = contract;
  const instalment = instalments.find((one) => one.number === number);
  if (!instalment)
    return refuse(individualErrors.INSTALMENT_UNKNOWN, {
      contract: contractId,
      number,
      count: instalments.length,
    });
  const wrong = [...payments.map(({ on }) => on), asOf].find(
    (day) => !isLocalDate(day) || day < receivedOn,
  );
  if (wrong !== undefined) return refuse(individualErrors.PAYMENT_DATE_INVALID, { date: wrong });
  const { feeYen, taxYen, adjustmentYen, totalYen, trigger, on } = instalment;
  const dueOn = dueDate(contract.paymentTerms, receivedOn, isHoliday);
  const annualRatePercent = lateChargeRatePercent;
  const late = lateCharge({ amountYen: totalYen, dueOn, annualRatePercent, payments, asOf });
  return ok({
    ...{ contractId, caseNumber, from: contract.provider, to: contract.recipient },
    ...{ instalment: number, instalments: instalments.length, trigger, on },
    ...{ feeYen, taxYen, adjustmentYen, totalYen, taxRatePercent: fee.taxRatePercent },
    ...{ receivedOn, dueOn, paidYen: totalYen - late.unpaidYen, unpaidYen: late.unpaidYen },
    late: { ...late, annualRatePercent, asOf },
    payableYen: late.unpaidYen + late.chargeYen,
  });
}
