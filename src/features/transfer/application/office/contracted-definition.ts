import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { type DataDefinition, Definitions } from '../../../catalogue/index.js';
import { Contracts, type LiveContract } from '../../../contract/index.js';
import { Operators, type Peer } from '../../../operator/index.js';
import { transferErrors } from '../../domain/states/errors.js';
import type { TransferPackage } from '../../domain/states/package.js';

/** What tickets of both sides are made from. */
export interface TicketMatter {
  readonly contract: LiveContract;
  readonly definition: DataDefinition;
  readonly counterpart: Peer;
}

/** A package's contract, if it allows the step, the published definition it specifies, and the confirmed other side. */
@UseCase()
export class ContractedDefinition {
  constructor(
    private readonly contracts: Contracts,
    private readonly definitions: Definitions,
    private readonly operators: Operators,
  ) {}

  async of(
    tx: Tx,
    pack: TransferPackage,
    step: 'provide-ticket' | 'open',
  ): Promise<Outcome<TicketMatter>> {
    const contract = await this.contracts.mayProceed(tx, pack.contractId, step);
    if (!contract.ok) return contract;
    const { definitionId, definitionVersion, definitionSha256 } = contract.value.specification;
    const published = await this.definitions.published(tx, definitionId, definitionVersion);
    if (!published.ok) return published;
    if (published.value.sha256 !== definitionSha256)
      return refuse(transferErrors.PACKAGE_SPECIFICATION_DIFFERS, {
        contract: pack.contractId,
        definition: definitionId,
        version: definitionVersion,
      });
    const peer = await this.operators.confirmed(tx, pack.counterpart);
    if (!peer.ok) return peer;
    const { definition } = published.value;
    return ok({ contract: contract.value, definition, counterpart: peer.value });
  }
}
