import { type Outcome, refuse } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Definitions } from '../../catalogue/index.js';
import { Operators } from '../../operator/index.js';
import type { IndividualContractDocument } from '../domain/contract-document.js';
import { contractErrors } from '../domain/errors.js';
import { checkRequest, checkTerms } from '../domain/individual-contract.js';
import { isInOrder } from '../domain/specification.js';
import { BasicContracts } from './basic-contracts.js';
import { IndividualContractStore } from './ports/individual-contract.store.js';

/**
 * No individual contract without a live basic contract, live certifications, an accepted request and
 * a published definition: asked at drafting, at receipt and at each signature, on either side.
 */
@UseCase()
export class IndividualContractGate {
  constructor(
    private readonly operators: Operators,
    private readonly basicContracts: BasicContracts,
    private readonly definitions: Definitions,
    private readonly contracts: IndividualContractStore,
  ) {}

  async check(tx: Tx, contract: IndividualContractDocument): Promise<Outcome<undefined>> {
    const terms = checkTerms(contract);
    if (!terms.ok) return terms;
    const request = await this.contracts.request(tx, contract.requestId);
    const eligible = checkRequest(contract, request);
    if (!eligible.ok) return eligible;
    const { basicContractId, recipient, provider } = contract;
    const own = this.operators.own();
    const other = recipient.code === own.code ? provider.code : recipient.code;
    if (contract.operatorKind !== own.kind)
      return refuse(contractErrors.OPERATOR_KINDS_DIFFER, { operator: other });
    const basic = await this.basicContracts.live(tx, basicContractId, other);
    return basic.ok ? this.checkSpecification(tx, contract) : basic;
  }

  private async checkSpecification(
    tx: Tx,
    { id, specification }: IndividualContractDocument,
  ): Promise<Outcome<undefined>> {
    const { definitionId, definitionVersion, definitionSha256 } = specification;
    const found = await this.definitions.published(tx, definitionId, definitionVersion);
    if (!found.ok) return found;
    const { definition, sha256 } = found.value;
    if (sha256 === definitionSha256 && isInOrder(definition, specification))
      return { ok: true, value: undefined };
    return refuse(contractErrors.SPECIFICATION_DIFFERS, {
      contract: id,
      definition: definitionId,
      version: definitionVersion,
    });
  }
}
