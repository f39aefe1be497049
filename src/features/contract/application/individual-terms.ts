import type { InstalmentPlan } from '../../../kernel/money/instalments.js';
import type { PaymentTerms } from '../../../kernel/money/payment-terms.js';
import type { Rounding, RoundingUnit } from '../../../kernel/money/rounding.js';
import type { IndividualContractDocument, Specification } from '../domain/contract-document.js';

type Settled = 'purpose' | 'responsiblePerson' | 'usePeriod' | 'retentionUntil' | 'publication';
type Agreed = Settled | 'deliveryMethod' | 'deliverOn' | 'basicContractId';

/** What staff settle in a proposal; everything else follows from request, basic contract and definition. */
export interface IndividualTerms extends Pick<IndividualContractDocument, Agreed> {
  /** Absent: `ANSWER_DAYS` from today. */
  readonly answerBy?: string;
  /** Whole yen, exclusive of tax; absent: the share of the case's allocation. */
  readonly feeYen?: number;
  /** In percent, e.g. `10`. */
  readonly taxRatePercent: string;
  readonly rounding: Rounding;
  /** Absent: one yen. */
  readonly roundingUnitYen?: RoundingUnit;
  /** Absent: the whole fee once the data are accepted. */
  readonly instalments?: readonly (Omit<InstalmentPlan, 'on'> & { readonly on?: string })[];
  /** Absent: as the basic contract says. */
  readonly paymentTerms?: PaymentTerms;
  readonly lateChargeRatePercent?: string;
  readonly personsInCharge?: IndividualContractDocument['personsInCharge'];
  readonly specification: Omit<Specification, 'definitionSha256' | 'format' | 'kinds'>;
}
