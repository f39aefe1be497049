import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import type { IndividualContractDocument } from '../domain/contract-document.js';
import { contractErrors } from '../domain/errors.js';
import {
  checkConcluded,
  type IndividualContract,
  type IndividualContractState,
} from '../domain/individual-contract.js';
import { BasicContracts } from './basic-contracts.js';
import { IndividualContractStore } from './ports/individual-contract.store.js';

type Terms =
  'fee' | 'purpose' | 'responsiblePerson' | 'usePeriod' | 'publication' | 'deliveryMethod';
type Facts =
  'requestId' | 'caseNumber' | 'rehearsal' | 'specification' | 'deliverOn' | 'retentionUntil';

/** 有効な個別契約, as the features after it need it. */
export interface LiveContract extends Pick<IndividualContractDocument, Facts> {
  readonly id: string;
  /** Operator codes. */
  readonly recipient: string;
  readonly provider: string;
  readonly terms: Pick<IndividualContractDocument, Terms>;
}

export interface ContractOfRequest extends LiveContract {
  readonly state: IndividualContractState;
}

/** What other features ask of individual contracts. */
@UseCase()
export class Contracts {
  constructor(
    private readonly operators: Operators,
    private readonly basicContracts: BasicContracts,
    private readonly contracts: IndividualContractStore,
    private readonly clock: Clock,
  ) {}

  /**
   * A contract under which data may move today: concluded, within its period of use, its basic
   * contract in force and both operators certified. Refused with CONTRACT_UNKNOWN, CONTRACT_NOT_LIVE
   * naming why, or CERTIFICATION_NOT_LIVE.
   */
  async live(tx: Tx, contractId: string): Promise<Outcome<LiveContract>> {
    const contract = await this.contracts.find(tx, contractId);
    if (!contract) return refuse(contractErrors.CONTRACT_UNKNOWN, { contract: contractId });
    const concluded = checkConcluded(contract, this.clock.today());
    if (!concluded.ok) return concluded;
    const { basicContractId, recipient, provider } = contract.document;
    const own = this.operators.own().code;
    const other = recipient.code === own ? provider.code : recipient.code;
    const basic = await this.basicContracts.live(tx, basicContractId, other);
    return basic.ok ? ok(factsOf(contract)) : basic;
  }

  /** The newest contract of a request in whatever state, unless superseded. */
  async byRequest(tx: Tx, requestId: string): Promise<ContractOfRequest | undefined> {
    const contracts = await this.contracts.all(tx, requestId);
    const current = contracts.find(({ state }) => state !== 'superseded');
    return current && { ...factsOf(current), state: current.state };
  }
}

function factsOf({ id, document }: IndividualContract): LiveContract {
  const { requestId, caseNumber, rehearsal, recipient, provider, specification } = document;
  const { fee, purpose, responsiblePerson, usePeriod, publication, deliveryMethod } = document;
  return {
    id,
    requestId,
    caseNumber,
    rehearsal,
    recipient: recipient.code,
    provider: provider.code,
    specification,
    deliverOn: document.deliverOn,
    retentionUntil: document.retentionUntil,
    terms: { fee, purpose, responsiblePerson, usePeriod, publication, deliveryMethod },
  };
}
