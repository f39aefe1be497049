import { isBankHoliday } from '../../../kernel/money/bank-holidays.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import type { LocalDate } from '../../../kernel/time.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { IndividualContractDocument } from '../domain/contract-document.js';
import { type Billing, type Invoice, invoiceOf } from '../domain/invoice.js';
import { paymentTermsText } from '../domain/money-wording.js';
import { IndividualChains, shownTerms } from './individual-chains.js';

export interface PaymentSchedule extends Pick<
  IndividualContractDocument,
  'fee' | 'instalments' | 'paymentTerms' | 'lateChargeRatePercent'
> {
  readonly contractId: string;
  /** 支払期限 as the contract says it. */
  readonly paymentTermsJa: string;
}

export interface AskedInvoice extends Pick<Billing, 'receivedOn' | 'payments'> {
  /** The rest is paid on this day. */
  readonly paidOn?: LocalDate;
  /** Late charges are reckoned up to here; absent: to the last payment day, or today if later due. */
  readonly asOf?: LocalDate;
}

/** What a contract costs, and when: read by either side, in the same words. */
@UseCase()
export class ReadMoney {
  constructor(
    private readonly transactions: Transactions,
    private readonly chains: IndividualChains,
    private readonly clock: Clock,
  ) {}

  schedule(id: string): Promise<Outcome<PaymentSchedule>> {
    return this.transactions.read(async (tx) => {
      const found = await this.chains.find(tx, id);
      if (!found.ok) return found;
      const terms = shownTerms(found.value);
      const { fee, instalments, paymentTerms, lateChargeRatePercent } = terms;
      const paymentTermsJa = paymentTermsText(paymentTerms);
      return ok({
        ...{ contractId: id, fee, instalments, paymentTerms, paymentTermsJa },
        lateChargeRatePercent,
      });
    });
  }

  invoice(id: string, number: number, asked: AskedInvoice): Promise<Outcome<Invoice>> {
    return this.transactions.read(async (tx) => {
      const found = await this.chains.find(tx, id);
      if (!found.ok) return found;
      const terms = shownTerms(found.value);
      const { receivedOn, payments, paidOn, asOf = paidOn ?? this.clock.today() } = asked;
      const billing = { receivedOn, payments, asOf: asOf < receivedOn ? receivedOn : asOf };
      const open = invoiceOf(terms, number, billing, isBankHoliday);
      if (!open.ok || paidOn === undefined) return open;
      const before = payments.filter(({ on }) => on <= paidOn);
      const paid = before.reduce((all, { yen }) => all + yen, 0);
      const rest = { on: paidOn, yen: Math.max(open.value.totalYen - paid, 0) };
      const settled = { ...billing, payments: [...payments, rest] };
      return invoiceOf(terms, number, settled, isBankHoliday);
    });
  }
}
