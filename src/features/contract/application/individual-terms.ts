import type { InstalmentPlan } from '../../../kernel/money/instalments.js';
import type { PaymentTerms } from '../../../kernel/money/payment-terms.js';
import type { Rounding, RoundingUnit } from '../../../kernel/money/rounding.js';
import type { IndividualContractDocument, Specification } from '../domain/contract-document.js';
import type { FeeBasis } from '../domain/money-terms.js';

type Settled = 'purpose' | 'responsiblePerson' | 'usePeriod' | 'retentionUntil' | 'publication';
type Agreed = Settled | 'deliveryMethod' | 'deliverOn' | 'basicContractId';

/** What staff settle in a proposal; everything else follows from request, basic contract and definition. */
export interface IndividualTerms extends Pick<IndividualContractDocument, Agreed> {
  /** Absent: `ANSWER_DAYS` from today. */
  readonly answerBy?: string;
  /** Whole yen, exclusive of tax; absent: the share of the case's allocation. */
  readonly feeYen?: number;
  /** As in the text that is changed; a proposal of the recipient follows its allocation. */
  readonly basis?: FeeBasis;
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

/** A document's terms, to be proposed again with changes. */
export function termsOfDocument(document: IndividualContractDocument): IndividualTerms {
  const { fee, instalments, specification, ...terms } = document;
  const { feeYen, basis, taxRatePercent, rounding, roundingUnitYen } = fee;
  const [first] = instalments;
  const isWhole = instalments.length === 1 && first?.trigger === 'acceptance';
  return {
    ...terms,
    answerBy: undefined,
    ...{ feeYen, basis, taxRatePercent, rounding, roundingUnitYen },
    ...(!isWhole && {
      instalments: instalments.map(({ feeYen: yen, trigger, on }) => ({
        feeYen: yen,
        trigger,
        ...(on !== null && { on }),
      })),
    }),
    specification,
  };
}
