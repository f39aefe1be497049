import type { LocalDate } from '../time.js';
import {
  type BilledAmount,
  billedAmount,
  difference,
  type RoundingTerms,
} from './billed-amount.js';

/** 請求の時期: 契約締結時, 受領確認時, or a fixed day. */
export const BILLING_TRIGGERS = ['conclusion', 'acceptance', 'date'] as const;
export type BillingTrigger = (typeof BILLING_TRIGGERS)[number];

export interface InstalmentPlan {
  /** Exclusive of tax, whole yen. */
  readonly feeYen: number;
  readonly trigger: BillingTrigger;
  /** The day of the trigger `date`; null for the others. */
  readonly on: LocalDate | null;
}

/** 分割払いの1回分. */
export interface Instalment extends InstalmentPlan, BilledAmount {
  /** 1, 2, … in the order of billing. */
  readonly number: number;
}

/**
 * The instalments with their tax. Each carries what the fees up to it owe together beyond what the fees
 * before it owed, so that tax and total of all instalments are exactly those of the whole fee,
 * whatever the rounding rule.
 */
export function instalmentsOf(
  plans: readonly InstalmentPlan[],
  terms: RoundingTerms,
): Instalment[] {
  let before = billedAmount(0, terms);
  return plans.map(({ feeYen, trigger, on }, index) => {
    const upTo = billedAmount(before.feeYen + feeYen, terms);
    const amount = difference(upTo, before);
    before = upTo;
    return { number: index + 1, trigger, on, ...amount };
  });
}
