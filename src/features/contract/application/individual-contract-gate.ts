import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Definitions } from '../../catalogue/index.js';
import { Operators } from '../../operator/index.js';
import type {
  IndividualContractDocument,
  TerminationAgreementDocument,
} from '../domain/contract-document.js';
import { partiesOf } from '../domain/contract-document.js';
import { contractErrors } from '../domain/errors.js';
import { checkRequest, checkSameContract, checkTerms } from '../domain/individual-contract.js';
import { individualErrors } from '../domain/individual-errors.js';
import { isInOrder } from '../domain/specification.js';
import { BasicContracts } from './basic-contracts.js';
import { IndividualChains, type KnownContract } from './individual-chains.js';
import { IndividualStanding } from './individual-standing.js';
import { IndividualContractStore } from './ports/individual-contract.store.js';

/**
 * No individual contract without a live basic contract, live certifications, an accepted request and a
 * published definition: asked at drafting and at each signature, on either side.
 */
@UseCase()
export class IndividualContractGate {
  constructor(
    private readonly operators: Operators,
    private readonly basicContracts: BasicContracts,
    private readonly definitions: Definitions,
    private readonly contracts: IndividualContractStore,
    private readonly chains: IndividualChains,
    private readonly standing: IndividualStanding,
    private readonly clock: Clock,
  ) {}

  /** Gates of a text that is drafted or signed here. */
  async signing(tx: Tx, document: IndividualContractDocument): Promise<Outcome<undefined>> {
    const content = await this.content(tx, document);
    if (!content.ok) return content;
    const known = await this.known(tx, document.id);
    const open = known?.terms
      ? await this.standing.check(tx, known, 'amend')
      : await this.basicContracts.live(tx, document.basicContractId, this.otherOf(document));
    return open.ok ? this.specification(tx, document) : open;
  }

  /** What no later event could cure: a text that says something else than both sides know. */
  async content(tx: Tx, document: IndividualContractDocument): Promise<Outcome<undefined>> {
    if (document.operatorKind !== this.operators.own().kind)
      return refuse(contractErrors.OPERATOR_KINDS_DIFFER, { operator: this.otherOf(document) });
    const terms = checkTerms(document);
    if (!terms.ok) return terms;
    const request = await this.contracts.request(tx, document.requestId);
    const eligible = checkRequest(document, request);
    if (!eligible.ok) return eligible;
    const known = await this.known(tx, document.id);
    if (!known) return this.first(document);
    return checkSameContract(known.contract, known.terms, document);
  }

  /** Ends what is concluded and not ended yet, on a day to come. */
  async ending(tx: Tx, document: TerminationAgreementDocument): Promise<Outcome<undefined>> {
    const arrived = await this.endingOf(tx, document);
    if (!arrived.ok) return arrived;
    const today = this.clock.today();
    if (document.terminatesOn >= today) return ok();
    return refuse(individualErrors.END_DATE_INVALID, { date: document.terminatesOn, today });
  }

  async endingOf(
    tx: Tx,
    { id, operatorKind, parties }: TerminationAgreementDocument,
  ): Promise<Outcome<undefined>> {
    const known = await this.chains.find(tx, id);
    if (!known.ok) return known;
    const { terms } = known.value;
    if (!terms) return refuse(individualErrors.NOT_CONCLUDED_YET, { contract: id });
    const same =
      operatorKind === terms.operatorKind &&
      parties.map(({ code }) => code).join() === partiesOf(terms).join();
    return same ? ok() : refuse(contractErrors.PARTIES_INVALID);
  }

  /** Only the recipient asks for data; its counterparty answers. */
  private first({ id, number, proposedBy, recipient }: IndividualContractDocument) {
    if (number === 1 && proposedBy === recipient.code) return ok();
    return refuse(contractErrors.CONTRACT_NOT_OF_PARTY, { operator: proposedBy, contract: id });
  }

  private async known(tx: Tx, id: string): Promise<KnownContract | undefined> {
    const found = await this.chains.find(tx, id);
    return found.ok ? found.value : undefined;
  }

  private otherOf({ recipient, provider }: IndividualContractDocument): string {
    return recipient.code === this.operators.own().code ? provider.code : recipient.code;
  }

  private async specification(
    tx: Tx,
    { id, specification }: IndividualContractDocument,
  ): Promise<Outcome<undefined>> {
    const { definitionId, definitionVersion, definitionSha256 } = specification;
    const found = await this.definitions.published(tx, definitionId, definitionVersion);
    if (!found.ok) return found;
    const { definition, sha256 } = found.value;
    if (sha256 === definitionSha256 && isInOrder(definition, specification)) return ok();
    return refuse(contractErrors.SPECIFICATION_DIFFERS, {
      contract: id,
      definition: definitionId,
      version: definitionVersion,
    });
  }
}
