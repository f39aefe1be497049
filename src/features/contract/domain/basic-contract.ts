import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Transitions } from '../../../kernel/transitions.js';
import type { OperatorFacts } from '../../operator/index.js';
import { type BasicContractDocument, partiesOf } from './contract-document.js';
import { checkDates } from './dates.js';
import { contractErrors } from './errors.js';

export type BasicContractState = 'draft' | 'negotiating' | 'abandoned' | 'in-force' | 'ended';
export type BasicContractCommand =
  | 'draft'
  | 'propose'
  | 'sign'
  | 'decline'
  | 'receive'
  | 'give-notice'
  | 'conclude'
  | 'abandon'
  | 'end';

/**
 * How far the chain of texts has come. `receive` is whatever a party does and cannot be refused for the
 * state; `conclude`, `abandon` and `end` follow from signatures and refusals. What depends on the date
 * (not begun, renewed, expired, left by a party) is derived: see `standing.ts`.
 */
export const basicContractTransitions = new Transitions<BasicContractState, BasicContractCommand>(
  '基本契約',
  {
    draft: { draft: 'draft', propose: 'negotiating' },
    negotiating: {
      draft: 'negotiating',
      propose: 'negotiating',
      sign: 'negotiating',
      decline: 'negotiating',
      receive: 'negotiating',
      conclude: 'in-force',
      abandon: 'abandoned',
    },
    abandoned: {
      draft: 'abandoned',
      propose: 'negotiating',
      decline: 'abandoned',
      receive: 'negotiating',
      conclude: 'in-force',
      abandon: 'abandoned',
    },
    'in-force': {
      draft: 'in-force',
      propose: 'in-force',
      sign: 'in-force',
      decline: 'in-force',
      receive: 'in-force',
      'give-notice': 'in-force',
      conclude: 'in-force',
      end: 'ended',
    },
    ended: { receive: 'ended' },
  },
);

export interface BasicContract {
  readonly id: string;
  readonly state: BasicContractState;
  /** Operator codes of the newest concluded text, or of the first proposal. */
  readonly parties: readonly string[];
}

/** Parties of one kind, each once; `operators` are the facts of all parties. */
export function checkParties(
  document: BasicContractDocument,
  operators: readonly OperatorFacts[],
): Outcome<undefined> {
  const other = operators.find(({ kind }) => kind !== document.operatorKind);
  return other ? refuse(contractErrors.OPERATOR_KINDS_DIFFER, { operator: other.code }) : ok();
}

/** What a text must be whatever its parties agreed: dates in order, parties that fit its change. */
export function checkShape(document: BasicContractDocument): Outcome<undefined> {
  const { startsOn, endsOn, effectiveOn, change, number, acceding } = document;
  const parties = partiesOf(document);
  const fits =
    parties.length >= 2 &&
    new Set(parties).size === parties.length &&
    acceding.every((code) => parties.includes(code)) &&
    (number === 1) === (change === 'conclusion') &&
    acceding.length > 0 === (change === 'accession');
  if (!fits) return refuse(contractErrors.PARTIES_INVALID);
  const dates = checkDates('startsOn', startsOn, endsOn);
  if (!dates.ok) return dates;
  return checkDates('effectiveOn', startsOn, number === 1 ? startsOn : effectiveOn);
}
