import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { LocalDate } from '../../../kernel/time.js';
import { Transitions } from '../../../kernel/transitions.js';
import type { OperatorFacts } from '../../operator/index.js';
import { type BasicContractDocument, partiesOf } from './contract-document.js';
import { contractErrors } from './errors.js';
import { notLive } from './liveness.js';

export type BasicContractState = 'draft' | 'proposed' | 'in-force' | 'terminated';
export type BasicContractCommand = 'sign' | 'complete' | 'terminate';

/** `complete` follows the last signature. A proposal that a party will not sign is terminated too. */
export const basicContractTransitions = new Transitions<BasicContractState, BasicContractCommand>(
  '基本契約',
  {
    draft: { sign: 'proposed' },
    proposed: { sign: 'proposed', complete: 'in-force', terminate: 'terminated' },
    'in-force': { terminate: 'terminated' },
    terminated: {},
  },
);

export interface BasicContract {
  readonly id: string;
  readonly state: BasicContractState;
  readonly document: BasicContractDocument;
  /** SHA-256 of the document's canonical JSON. */
  readonly sha256: string;
  /** Actor who drafted it here; null where a peer drafted. */
  readonly draftedBy: string | null;
  readonly termination: Termination | null;
}

export interface Termination {
  /** Operator code of the party that ended it. */
  readonly by: string;
  readonly reason: string;
  readonly on: LocalDate;
}

/** Refused unless in force today; certifications are the caller's to ask. */
export function checkInForce(contract: BasicContract, today: LocalDate): Outcome<undefined> {
  const { id, state, document, termination } = contract;
  const { startsOn, endsOn } = document;
  if (state === 'terminated')
    return notLive(id, `${termination?.on ?? ''} 解除`, `terminated ${termination?.on ?? ''}`);
  if (state !== 'in-force') return notLive(id, '署名未了', 'signatures are missing');
  if (today < startsOn) return notLive(id, `${startsOn} 発効`, `in force from ${startsOn}`);
  if (today > endsOn) return notLive(id, `${endsOn} 満了`, `ended ${endsOn}`);
  return ok();
}

/** Parties of one kind, each once; `operators` are the facts of all parties. */
export function checkParties(
  document: BasicContractDocument,
  operators: readonly OperatorFacts[],
): Outcome<undefined> {
  const codes = partiesOf(document);
  if (codes.length < 2 || new Set(codes).size !== codes.length)
    return refuse(contractErrors.PARTIES_INVALID);
  const other = operators.find(({ kind }) => kind !== document.operatorKind);
  return other ? refuse(contractErrors.OPERATOR_KINDS_DIFFER, { operator: other.code }) : ok();
}
