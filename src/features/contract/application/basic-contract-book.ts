import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import {
  type BasicContract,
  type BasicContractCommand,
  basicContractTransitions,
  type Termination,
} from '../domain/basic-contract.js';
import { contractErrors } from '../domain/errors.js';
import { ContractSignatures } from './contract-signatures.js';
import { BasicContractStore } from './ports/basic-contract.store.js';

/** What use cases and messages do alike to a basic contract: find it, move it, write it down. */
@UseCase()
export class BasicContractBook {
  constructor(
    private readonly contracts: BasicContractStore,
    private readonly signatures: ContractSignatures,
    private readonly audit: AuditTrail,
  ) {}

  async locked(tx: Tx, id: string): Promise<Outcome<BasicContract>> {
    const contract = await this.contracts.lock(tx, id);
    return contract ? ok(contract) : refuse(contractErrors.CONTRACT_UNKNOWN, { contract: id });
  }

  async add(tx: Tx, actor: Actor, contract: BasicContract): Promise<Outcome<undefined>> {
    if (!(await this.contracts.add(tx, contract)))
      return refuse(contractErrors.CONTRACT_EXISTS, { contract: contract.id });
    await this.record(tx, actor, 'draft', contract);
    return ok();
  }

  async move(
    tx: Tx,
    actor: Actor,
    contract: BasicContract,
    command: BasicContractCommand,
    termination: Termination | null = null,
  ): Promise<Outcome<BasicContract>> {
    const next = basicContractTransitions.next(contract.state, command);
    if (!next.ok) return next;
    const moved = { ...contract, state: next.value, termination };
    await this.contracts.save(tx, moved);
    await this.record(tx, actor, command, moved, contract.state);
    return ok(moved);
  }

  /** In force with the last signature, whoever gave it. */
  async settle(tx: Tx, actor: Actor, contract: BasicContract): Promise<Outcome<BasicContract>> {
    if (!(await this.signatures.hasAll(tx, contract))) return ok(contract);
    return this.move(tx, actor, contract, 'complete');
  }

  private record(
    tx: Tx,
    actor: Actor,
    command: string,
    { id, state, sha256, termination }: BasicContract,
    from?: string,
  ): Promise<void> {
    return this.audit.record(tx, {
      actor,
      action: `basic-contract.${command}`,
      subject: { kind: 'basic-contract', id },
      ...(from !== undefined && { from }),
      to: state,
      reason: termination?.reason ?? sha256,
    });
  }
}
