import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { LocalDate } from '../../../kernel/time.js';
import { Transitions } from '../../../kernel/transitions.js';
import type { IndividualContractDocument } from './contract-document.js';
import { checkDates } from './dates.js';
import { contractErrors } from './errors.js';
import { individualErrors } from './individual-errors.js';
import { notLive } from './liveness.js';
import { checkMoney } from './money-terms.js';

export type IndividualContractState = 'draft' | 'proposed' | 'concluded' | 'superseded';
export type IndividualContractCommand = 'sign' | 'complete' | 'supersede';

/** `complete` follows the second signature; an unsigned draft gives way to a newer one. */
export const individualContractTransitions = new Transitions<
  IndividualContractState,
  IndividualContractCommand
>('個別契約', {
  draft: { sign: 'proposed', supersede: 'superseded' },
  proposed: { sign: 'proposed', complete: 'concluded' },
  concluded: {},
  superseded: {},
});

export interface IndividualContract {
  readonly id: string;
  readonly state: IndividualContractState;
  readonly document: IndividualContractDocument;
  /** SHA-256 of the document's canonical JSON. */
  readonly sha256: string;
  /** Actor who drafted it here; null where a peer drafted. */
  readonly draftedBy: string | null;
}

/** 提供側が承認した提供依頼. An accepted provision request, known from the event on both sides. */
export interface EligibleRequest {
  readonly requestId: string;
  readonly caseNumber: string;
  readonly recipient: string;
  readonly provider: string;
  /** Of synthetic data only. */
  readonly rehearsal: boolean;
}

/** Amounts that follow from each other and dates in order. */
export function checkTerms(contract: IndividualContractDocument): Outcome<undefined> {
  const { usePeriod, retentionUntil, deliverOn, specification } = contract;
  const money = checkMoney(contract.id, contract);
  if (!money.ok) return money;
  const checks = [
    checkDates('usePeriod', usePeriod.from, usePeriod.to),
    checkDates('specification.period', specification.period.from, specification.period.to),
    checkDates('retentionUntil', usePeriod.to, retentionUntil),
    checkDates('deliverOn', deliverOn, usePeriod.to),
    checkDates('specification.period, deliverOn', specification.period.to, deliverOn),
  ];
  return checks.find((check) => !check.ok) ?? ok();
}

/** Refused unless the provider accepted this very request of this case between these parties. */
export function checkRequest(
  contract: IndividualContractDocument,
  request: EligibleRequest | undefined,
): Outcome<undefined> {
  const same =
    request?.caseNumber === contract.caseNumber &&
    request.recipient === contract.recipient.code &&
    request.provider === contract.provider.code;
  const facts = { contract: contract.id, request: contract.requestId };
  if (!same) return refuse(contractErrors.REQUEST_NOT_ELIGIBLE, facts);
  if (request.rehearsal === contract.rehearsal) return ok();
  return refuse(individualErrors.CONTRACT_REHEARSAL_DIFFERS, facts);
}

/** Refused unless concluded and within the period of use; its basic contract is the caller's to ask. */
export function checkConcluded(contract: IndividualContract, today: LocalDate): Outcome<undefined> {
  const { id, state, document } = contract;
  const end = document.usePeriod.to;
  if (state === 'superseded') return notLive(id, '差替え済み', 'superseded');
  if (state !== 'concluded') return notLive(id, '署名未了', 'signatures are missing');
  if (today > end) return notLive(id, `利用期間 ${end} 満了`, `period of use ended ${end}`);
  return ok();
}
