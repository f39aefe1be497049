import { ok, type Outcome, type Refusal } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { IndividualContractDocument } from '../domain/contract-document.js';
import type { ContractStep } from '../domain/contract-steps.js';
import { IndividualChains } from './individual-chains.js';
import { IndividualStanding } from './individual-standing.js';
import { IndividualContractStore } from './ports/individual-contract.store.js';

type Terms =
  'fee' | 'purpose' | 'responsiblePerson' | 'usePeriod' | 'publication' | 'deliveryMethod';
type Facts =
  'requestId' | 'caseNumber' | 'rehearsal' | 'specification' | 'deliverOn' | 'retentionUntil';

/** 個別契約, as the features after it need it. */
export interface LiveContract extends Pick<IndividualContractDocument, Facts> {
  readonly id: string;
  /** Operator codes. */
  readonly recipient: string;
  readonly provider: string;
  readonly terms: Pick<IndividualContractDocument, Terms>;
}

/** What other features ask of individual contracts. */
@UseCase()
export class Contracts {
  constructor(
    private readonly contracts: IndividualContractStore,
    private readonly chains: IndividualChains,
    private readonly standing: IndividualStanding,
  ) {}

  /**
   * The contract, if a step may be taken under it today. Refused with CONTRACT_UNKNOWN,
   * CONTRACT_NOT_LIVE before it is concluded, and where an end of it stops this step:
   * CONTRACT_END_STOPS or CERTIFICATION_NOT_LIVE. Both sides answer alike (docs/contract-end.md).
   */
  async mayProceed(tx: Tx, contractId: string, step: ContractStep): Promise<Outcome<LiveContract>> {
    const known = await this.chains.find(tx, contractId);
    if (!known.ok) return known;
    const checked = await this.standing.check(tx, known.value, step);
    return checked.ok ? ok(factsOf(checked.value)) : checked;
  }

  /** Why a step is stopped for the contract of a provision request; nothing where it is not, or has none. */
  async stopOf(tx: Tx, requestId: string, step: ContractStep): Promise<Refusal | undefined> {
    const current = await this.current(tx, requestId);
    const checked = current && (await this.mayProceed(tx, current.id, step));
    return checked?.ok === false ? checked : undefined;
  }

  private async current(tx: Tx, requestId: string) {
    const contracts = await this.contracts.all(tx, requestId);
    return contracts.find(({ state }) => state !== 'superseded' && state !== 'abandoned');
  }
}

function factsOf(document: IndividualContractDocument): LiveContract {
  const { id, requestId, caseNumber, rehearsal, recipient, provider, specification } = document;
  const { fee, purpose, responsiblePerson, usePeriod, publication, deliveryMethod } = document;
  return {
    ...{ id, requestId, caseNumber, rehearsal, specification },
    recipient: recipient.code,
    provider: provider.code,
    deliverOn: document.deliverOn,
    retentionUntil: document.retentionUntil,
    terms: { fee, purpose, responsiblePerson, usePeriod, publication, deliveryMethod },
  };
}
