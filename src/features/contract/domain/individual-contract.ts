import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Transitions } from '../../../kernel/transitions.js';
import type { IndividualContractDocument } from './contract-document.js';
import { checkDates } from './dates.js';
import { contractErrors } from './errors.js';
import { individualErrors } from './individual-errors.js';
import { checkMoney } from './money-terms.js';

export type IndividualContractState =
  'draft' | 'negotiating' | 'concluded' | 'ended' | 'abandoned' | 'superseded';
export type IndividualContractCommand =
  | 'draft'
  | 'propose'
  | 'sign'
  | 'decline'
  | 'receive'
  | 'give-notice'
  | 'conclude'
  | 'abandon'
  | 'end'
  | 'supersede';

/**
 * How far the chain of texts has come, as for basic contracts; what ends a contract by a date or a
 * notice is derived (contract-ends.ts). An unsigned draft gives way to a newer one of its request.
 */
export const individualContractTransitions = new Transitions<
  IndividualContractState,
  IndividualContractCommand
>('個別契約', {
  draft: { draft: 'draft', propose: 'negotiating', supersede: 'superseded' },
  negotiating: {
    draft: 'negotiating',
    propose: 'negotiating',
    sign: 'negotiating',
    decline: 'negotiating',
    receive: 'negotiating',
    conclude: 'concluded',
    abandon: 'abandoned',
  },
  abandoned: {
    draft: 'abandoned',
    propose: 'negotiating',
    decline: 'abandoned',
    receive: 'negotiating',
    abandon: 'abandoned',
  },
  concluded: {
    draft: 'concluded',
    propose: 'concluded',
    sign: 'concluded',
    decline: 'concluded',
    receive: 'concluded',
    'give-notice': 'concluded',
    conclude: 'concluded',
    end: 'ended',
  },
  ended: { receive: 'ended', 'give-notice': 'ended' },
  superseded: {},
});

/** 個別契約. Its texts, signatures and notices are kept beside it under its id. */
export interface IndividualContract {
  readonly id: string;
  readonly requestId: string;
  readonly state: IndividualContractState;
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

/** What an amendment leaves as it was. */
const FIXED = ['requestId', 'basicContractId', 'operatorKind'] as const;

/** Refused where a text changes what makes the contract this contract. */
export function checkSameContract(
  { requestId }: Pick<IndividualContract, 'requestId'>,
  terms: IndividualContractDocument | undefined,
  document: IndividualContractDocument,
): Outcome<undefined> {
  const moved = FIXED.find((name) => terms && terms[name] !== document[name]);
  if (moved === undefined && requestId === document.requestId) return ok();
  const field = moved ?? 'requestId';
  return refuse(individualErrors.CONTRACT_SUBJECT_CHANGED, { contract: document.id, field });
}
