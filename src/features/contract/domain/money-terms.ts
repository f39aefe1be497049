import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import {
  areRoundingTerms,
  type BilledAmount,
  billedAmount,
  isFee,
  type RoundingTerms,
  sameAmount,
} from '../../../kernel/money/billed-amount.js';
import { PERCENT } from '../../../kernel/money/decimal.js';
import {
  type Instalment,
  type InstalmentPlan,
  instalmentsOf,
} from '../../../kernel/money/instalments.js';
import { arePaymentTerms, type PaymentTerms } from '../../../kernel/money/payment-terms.js';
import { isLocalDate } from '../../../kernel/time.js';
import { contractErrors } from './errors.js';
import { individualErrors } from './individual-errors.js';

/** 単独の提供側への料金, or 料金配分 of a case with several. Only the own share ever stands in a contract. */
export type FeeBasis = 'sole' | 'share';

/** 契約金額. */
interface Fee extends RoundingTerms, BilledAmount {
  readonly basis: FeeBasis;
}

/** 契約金額、請求の時期、支払条件 and 遅延損害金 of an individual contract. */
export interface MoneyTerms {
  readonly fee: Fee;
  /** In the order of billing; their amounts sum to those of the fee. */
  readonly instalments: readonly Instalment[];
  readonly paymentTerms: PaymentTerms;
  /** A year in percent, e.g. `3` or `14.6`. */
  readonly lateChargeRatePercent: string;
}

/** What the parties settle; the rest follows. */
export interface AskedMoney extends RoundingTerms {
  /** Whole yen, exclusive of tax. */
  readonly feeYen: number;
  readonly basis: FeeBasis;
  /** None: the whole fee once the data are accepted. */
  readonly instalments: readonly InstalmentPlan[];
  readonly paymentTerms: PaymentTerms;
  readonly lateChargeRatePercent: string;
}

export const MAX_INSTALMENTS = 60;
/** 遅延利息 above this is not customary between operators (law: 14.6 % for consumers). */
const MAX_LATE_THOUSANDTHS = 14_600;

/** The terms with every amount reckoned; `checkMoney` says whether they hold together. */
export function moneyTerms(asked: AskedMoney): MoneyTerms {
  const { feeYen, basis, taxRatePercent, rounding, roundingUnitYen } = asked;
  const terms = { taxRatePercent, rounding, roundingUnitYen };
  const whole: InstalmentPlan = { feeYen, trigger: 'acceptance', on: null };
  const plans = asked.instalments.length === 0 ? [whole] : asked.instalments;
  return {
    fee: { basis, ...terms, ...billedAmount(feeYen, terms) },
    instalments: instalmentsOf(plans, terms),
    paymentTerms: asked.paymentTerms,
    lateChargeRatePercent: asked.lateChargeRatePercent,
  };
}

/** Refused unless every amount follows from fee, rate and rule, as a peer must have reckoned it too. */
export function checkMoney(contract: string, terms: MoneyTerms): Outcome<undefined> {
  if (!isConsistentFee(terms.fee)) return refuse(contractErrors.FEE_INVALID, { contract });
  if (!areConsistent(terms)) return refuse(individualErrors.INSTALMENTS_INVALID, { contract });
  if (!arePaymentTerms(terms.paymentTerms))
    return refuse(individualErrors.PAYMENT_TERMS_INVALID, { contract });
  if (!isLateRate(terms.lateChargeRatePercent))
    return refuse(individualErrors.LATE_CHARGE_RATE_INVALID, { contract });
  return ok();
}

const isConsistentFee = (fee: Fee): boolean =>
  isFee(fee.feeYen) && areRoundingTerms(fee) && sameAmount(fee, billedAmount(fee.feeYen, fee));

function areConsistent({ fee, instalments }: MoneyTerms): boolean {
  const fees = instalments.every(({ feeYen }) => isFee(feeYen));
  const sum = instalments.reduce((all, { feeYen }) => all + feeYen, 0);
  const size = instalments.length > 0 && instalments.length <= MAX_INSTALMENTS;
  return (
    size && fees && sum === fee.feeYen && areReckoned(fee, instalments) && inOrder(instalments)
  );
}

function areReckoned(fee: Fee, instalments: readonly Instalment[]): boolean {
  const reckoned = instalmentsOf(instalments, fee);
  return reckoned.every((one, index) => {
    const said = instalments[index];
    return said !== undefined && said.number === one.number && sameAmount(said, one);
  });
}

/** A day for the trigger `date` alone, and the days one after the other. */
function inOrder(instalments: readonly Instalment[]): boolean {
  const dated = instalments.every(({ trigger, on }) =>
    trigger === 'date' ? on !== null && isLocalDate(on) : on === null,
  );
  const days = instalments.flatMap(({ on }) => (on === null ? [] : [on]));
  return dated && days.every((day, index) => index === 0 || (days[index - 1] ?? '') < day);
}

const isLateRate = (percent: string): boolean =>
  PERCENT.test(percent) && Math.round(Number(percent) * 1000) <= MAX_LATE_THOUSANDTHS;
