import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { termsIn } from '../domain/contract-ends.js';
import type { IndividualContractDocument } from '../domain/contract-document.js';
import type { ContractRecord } from '../domain/contract-record.js';
import { contractErrors } from '../domain/errors.js';
import type { IndividualContract } from '../domain/individual-contract.js';
import type { BasicChain } from '../domain/standing.js';
import { BasicChains } from './basic-chains.js';
import { IndividualContractStore } from './ports/individual-contract.store.js';
import { TextStore } from './ports/text.store.js';

/** An individual contract with all that is known of it. */
export interface KnownContract {
  readonly contract: IndividualContract;
  readonly record: ContractRecord;
  readonly chain: BasicChain;
  /** Of the last concluded text; undefined before there is one. */
  readonly terms: IndividualContractDocument | undefined;
}

@UseCase()
export class IndividualChains {
  constructor(
    private readonly contracts: IndividualContractStore,
    private readonly texts: TextStore,
    private readonly chains: BasicChains,
  ) {}

  async find(tx: Tx, id: string): Promise<Outcome<KnownContract>> {
    const contract = await this.contracts.find(tx, id);
    if (!contract) return refuse(contractErrors.CONTRACT_UNKNOWN, { contract: id });
    return ok(await this.of(tx, contract));
  }

  async of(tx: Tx, contract: IndividualContract): Promise<KnownContract> {
    const record = await this.texts.of(tx, contract.id);
    const chain = await this.chains.chainOf(tx, record);
    return { contract, record, chain, terms: termsIn(chain) };
  }
}

/** The terms that hold, or else those of the newest text. */
export const shownTerms = ({ terms, record }: KnownContract): IndividualContractDocument => {
  const newest = record.texts.map(({ document }) => document).findLast(isTerms);
  const shown = terms ?? newest;
  if (!shown) throw new Error(`The individual contract ${record.id} has no text.`);
  return shown;
};

const isTerms = (document: { kind: string }): document is IndividualContractDocument =>
  document.kind === 'yuzu.contract/individual';
