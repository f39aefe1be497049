import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { contractErrors } from '../domain/errors.js';
import {
  type IndividualContract,
  type IndividualContractCommand,
  individualContractTransitions,
} from '../domain/individual-contract.js';
import { ContractSignatures } from './contract-signatures.js';
import { IndividualContractStore } from './ports/individual-contract.store.js';

/** What use cases and messages do alike to an individual contract. */
@UseCase()
export class IndividualContractBook {
  constructor(
    private readonly contracts: IndividualContractStore,
    private readonly signatures: ContractSignatures,
    private readonly audit: AuditTrail,
    private readonly events: DomainEvents,
  ) {}

  async locked(tx: Tx, id: string): Promise<Outcome<IndividualContract>> {
    const contract = await this.contracts.lock(tx, id);
    return contract ? ok(contract) : refuse(contractErrors.CONTRACT_UNKNOWN, { contract: id });
  }

  /** One contract a request: an unsigned draft gives way, anything signed does not. */
  async add(tx: Tx, actor: Actor, contract: IndividualContract): Promise<Outcome<undefined>> {
    const { requestId } = contract.document;
    const current = await this.contracts.lockCurrent(tx, requestId);
    if (current && current.state !== 'draft')
      return refuse(contractErrors.REQUEST_CONTRACTED_ALREADY, {
        request: requestId,
        contract: current.id,
        state: current.state,
      });
    const superseded = current && (await this.move(tx, actor, current, 'supersede'));
    if (superseded && !superseded.ok) return superseded;
    if (!(await this.contracts.add(tx, contract)))
      return refuse(contractErrors.CONTRACT_EXISTS, { contract: contract.id });
    await this.record(tx, actor, 'draft', contract);
    return ok();
  }

  async move(
    tx: Tx,
    actor: Actor,
    contract: IndividualContract,
    command: IndividualContractCommand,
  ): Promise<Outcome<IndividualContract>> {
    const next = individualContractTransitions.next(contract.state, command);
    if (!next.ok) return next;
    const moved = { ...contract, state: next.value };
    await this.contracts.save(tx, moved);
    await this.record(tx, actor, command, moved, contract.state);
    return ok(moved);
  }

  /** Concluded with the second signature; downstream features learn of it. */
  async settle(
    tx: Tx,
    actor: Actor,
    contract: IndividualContract,
  ): Promise<Outcome<IndividualContract>> {
    if (!(await this.signatures.hasAll(tx, contract))) return ok(contract);
    const moved = await this.move(tx, actor, contract, 'complete');
    if (!moved.ok) return moved;
    const { id: contractId, document } = contract;
    const { requestId } = document;
    const told = await this.events.publish(tx, {
      name: 'individual-contract.concluded',
      contractId,
      requestId,
    });
    return told.ok ? moved : told;
  }

  private record(
    tx: Tx,
    actor: Actor,
    command: string,
    { id, state, sha256 }: IndividualContract,
    from?: string,
  ): Promise<void> {
    return this.audit.record(tx, {
      actor,
      action: `individual-contract.${command}`,
      subject: { kind: 'individual-contract', id },
      ...(from !== undefined && { from }),
      to: state,
      reason: sha256,
    });
  }
}
