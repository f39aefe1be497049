import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import type {
  IndividualContractDocument,
  TerminationAgreementDocument,
} from '../domain/contract-document.js';
import { contractErrors } from '../domain/errors.js';
import {
  type IndividualContract,
  type IndividualContractCommand,
  type IndividualContractState,
  individualContractTransitions,
} from '../domain/individual-contract.js';
import { type ContractChange, ContractTier, ContractTiers, type Kept } from './contract-tier.js';
import { IndividualContractGate } from './individual-contract-gate.js';
import { IndividualContractStore } from './ports/individual-contract.store.js';

type IndividualTierDocument = IndividualContractDocument | TerminationAgreementDocument;

/** What is particular to individual contracts where texts of both tiers are negotiated alike. */
@UseCase()
export class IndividualTier extends ContractTier {
  readonly tier = 'individual';

  constructor(
    private readonly tiers: ContractTiers,
    private readonly gate: IndividualContractGate,
    private readonly contracts: IndividualContractStore,
    private readonly events: DomainEvents,
    private readonly audit: AuditTrail,
  ) {
    super();
  }

  onModuleInit(): void {
    this.tiers.register(this);
  }

  checkSigning(tx: Tx, document: IndividualTierDocument): Promise<Outcome<undefined>> {
    return document.kind === 'yuzu.contract/termination'
      ? this.gate.ending(tx, document)
      : this.gate.signing(tx, document);
  }

  checkArrival(tx: Tx, _: string, document: IndividualTierDocument): Promise<Outcome<undefined>> {
    return document.kind === 'yuzu.contract/termination'
      ? this.gate.endingOf(tx, document)
      : this.gate.content(tx, document);
  }

  async keep(tx: Tx, change: ContractChange): Promise<Outcome<Kept>> {
    const found = await this.contracts.find(tx, change.record.id);
    const contract = found ? ok(found) : await this.begin(tx, change);
    if (!contract.ok) return contract;
    const next = follow(contract.value.state, change, found === undefined);
    if (!next.ok) return next;
    const { id, requestId } = contract.value;
    const free = await this.checkFree(tx, contract.value, next.value);
    if (!free.ok) return free;
    await this.contracts.save(tx, { id, requestId, state: next.value });
    const told = await this.tell(tx, change, requestId);
    if (!told.ok) return told;
    return ok({ ...(found && { from: found.state }), to: next.value });
  }

  /** One contract a request: an unsigned draft gives way, anything proposed does not. */
  private async begin(
    tx: Tx,
    { actor, command, text, record }: ContractChange,
  ): Promise<Outcome<IndividualContract>> {
    const { document } = text;
    if (document.kind !== 'yuzu.contract/individual')
      return refuse(contractErrors.CONTRACT_UNKNOWN, { contract: record.id });
    const { requestId } = document;
    const current = await this.contracts.lockCurrent(tx, requestId);
    if (current && current.state !== 'draft') return contractedAlready(current);
    if (current) {
      await this.contracts.save(tx, { ...current, state: 'superseded' });
      await this.audit.record(tx, {
        actor,
        action: 'individual-contract.supersede',
        subject: { kind: 'individual-contract', id: current.id },
        from: 'draft',
        to: 'superseded',
        reason: record.id,
      });
    }
    const state = command === 'draft' ? 'draft' : 'negotiating';
    const contract: IndividualContract = { id: record.id, requestId, state };
    return (await this.contracts.add(tx, contract))
      ? ok(contract)
      : refuse(contractErrors.CONTRACT_EXISTS, { contract: record.id });
  }

  /** What was abandoned and is proposed anew must find its request without another contract. */
  private async checkFree(
    tx: Tx,
    { id, requestId, state }: IndividualContract,
    next: IndividualContractState,
  ): Promise<Outcome<undefined>> {
    if (state !== 'abandoned' || next === 'abandoned') return ok();
    const current = await this.contracts.lockCurrent(tx, requestId);
    return current && current.id !== id ? contractedAlready(current) : ok();
  }

  private tell(
    tx: Tx,
    { concluded, record }: ContractChange,
    requestId: string,
  ): Promise<Outcome<undefined>> {
    const isFirst = concluded.some(({ document }) => document.number === 1);
    if (!isFirst) return Promise.resolve(ok());
    const name = 'individual-contract.concluded';
    return this.events.publish(tx, { name, contractId: record.id, requestId });
  }
}

function follow(
  state: IndividualContractState,
  { command, concluded, isAbandoned }: ContractChange,
  isNew: boolean,
): Outcome<IndividualContractState> {
  const commands: IndividualContractCommand[] = [
    ...(isNew ? [] : [command]),
    ...concluded.map(({ document }) =>
      document.kind === 'yuzu.contract/termination' ? ('end' as const) : ('conclude' as const),
    ),
    ...(isAbandoned ? (['abandon'] as const) : []),
  ];
  return commands.reduce<Outcome<IndividualContractState>>(
    (at, each) => (at.ok ? individualContractTransitions.next(at.value, each) : at),
    ok(state),
  );
}

const contractedAlready = ({ id, requestId, state }: IndividualContract): Outcome<never> =>
  refuse(contractErrors.REQUEST_CONTRACTED_ALREADY, { request: requestId, contract: id, state });
