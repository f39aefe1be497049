import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type OperatorFacts, Operators } from '../../operator/index.js';
import {
  type BasicContract,
  type BasicContractCommand,
  basicContractTransitions,
  checkParties,
  checkShape,
} from '../domain/basic-contract.js';
import {
  type BasicContractDocument,
  type ContractDocument,
  partiesOf,
  type TerminationAgreementDocument,
} from '../domain/contract-document.js';
import { contractErrors } from '../domain/errors.js';
import { individualErrors } from '../domain/individual-errors.js';
import { hasLeft } from '../domain/standing.js';
import { BasicChains } from './basic-chains.js';
import { type ContractChange, ContractTier, ContractTiers, type Kept } from './contract-tier.js';
import { BasicContractStore } from './ports/basic-contract.store.js';

type BasicTierDocument = BasicContractDocument | TerminationAgreementDocument;

@UseCase()
export class BasicTier extends ContractTier {
  readonly tier = 'basic';

  constructor(
    private readonly tiers: ContractTiers,
    private readonly operators: Operators,
    private readonly contracts: BasicContractStore,
    private readonly chains: BasicChains,
    private readonly clock: Clock,
  ) {
    super();
  }

  onModuleInit(): void {
    this.tiers.register(this);
  }

  /** Every party certified and of one kind, none left out that has not left; to end needs no certification. */
  async checkSigning(tx: Tx, document: BasicTierDocument): Promise<Outcome<undefined>> {
    const nobody = await this.checkLeftOut(tx, document);
    if (!nobody.ok) return nobody;
    if (document.kind === 'yuzu.contract/termination') return this.checkEnd(document);
    const shape = checkShape(document);
    if (!shape.ok) return shape;
    const { id: contract, endsOn, number } = document;
    if (number === 1 && endsOn < this.clock.today())
      return refuse(contractErrors.CONTRACT_PERIOD_OVER, { contract, endsOn });
    const operators: OperatorFacts[] = [];
    for (const code of partiesOf(document)) {
      const operator = await this.operators.certified(tx, code, document.operatorKind);
      if (!operator.ok) return operator;
      operators.push(operator.value);
    }
    return checkParties(document, operators);
  }

  checkArrival(_: Tx, from: string, document: BasicTierDocument): Promise<Outcome<undefined>> {
    const sameKind = document.operatorKind === this.operators.own().kind;
    if (!sameKind)
      return Promise.resolve(refuse(contractErrors.OPERATOR_KINDS_DIFFER, { operator: from }));
    return Promise.resolve(document.kind === 'yuzu.contract/basic' ? checkShape(document) : ok());
  }

  async keep(tx: Tx, change: ContractChange): Promise<Outcome<Kept>> {
    const { id } = change.record;
    const found = await this.contracts.lock(tx, id);
    const contract = found ?? (await this.begin(tx, change));
    const next = this.follow(contract, change, found === undefined);
    if (!next.ok) return next;
    const concluded = change.concluded.findLast(
      ({ document }) => document.kind === 'yuzu.contract/basic',
    );
    const parties = concluded ? partiesOf(concluded.document) : contract.parties;
    await this.contracts.save(tx, { id, state: next.value, parties });
    return ok({ ...(found && { from: found.state }), to: next.value });
  }

  private async begin(tx: Tx, { command, text, record }: ContractChange): Promise<BasicContract> {
    const state = command === 'draft' ? 'draft' : 'negotiating';
    const contract: BasicContract = { id: record.id, state, parties: partiesOf(text.document) };
    await this.contracts.add(tx, contract);
    return contract;
  }

  private follow(
    { state }: BasicContract,
    { command, concluded, isAbandoned }: ContractChange,
    isNew: boolean,
  ): Outcome<BasicContract['state']> {
    const commands: BasicContractCommand[] = [
      ...(isNew ? [] : [command]),
      ...concluded.map(({ document }) =>
        document.kind === 'yuzu.contract/termination' ? ('end' as const) : ('conclude' as const),
      ),
      ...(isAbandoned ? (['abandon'] as const) : []),
    ];
    return commands.reduce<Outcome<BasicContract['state']>>(
      (at, each) => (at.ok ? basicContractTransitions.next(at.value, each) : at),
      ok(state),
    );
  }

  /** An end in the past would undo what was done under the contract since. */
  private checkEnd({ terminatesOn: date }: TerminationAgreementDocument): Outcome<undefined> {
    const today = this.clock.today();
    return date >= today ? ok() : refuse(individualErrors.END_DATE_INVALID, { date, today });
  }

  /** A text that leaves a party out binds it without its signature: only who has left is left out. */
  private async checkLeftOut(tx: Tx, document: ContractDocument): Promise<Outcome<undefined>> {
    const chain = await this.chains.of(tx, document.id);
    const base = chain.texts.find(({ sha256 }) => sha256 === document.base);
    const kept = partiesOf(document);
    const leftOut = base ? partiesOf(base.document).filter((code) => !kept.includes(code)) : [];
    const staying = leftOut.find((code) => !hasLeft(chain, code, this.clock.today()));
    if (staying === undefined) return ok();
    return refuse(contractErrors.PARTY_LEFT_OUT, { operator: staying, contract: document.id });
  }
}
