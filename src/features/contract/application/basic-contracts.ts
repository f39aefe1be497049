import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { type BasicContract, checkInForce } from '../domain/basic-contract.js';
import { partiesOf } from '../domain/contract-document.js';
import { contractErrors } from '../domain/errors.js';
import { BasicContractStore } from './ports/basic-contract.store.js';

/** What other features ask of basic contracts. */
@UseCase()
export class BasicContracts {
  constructor(
    private readonly operators: Operators,
    private readonly contracts: BasicContractStore,
    private readonly clock: Clock,
  ) {}

  /**
   * The basic contract in force today between this operator and another. Refused with
   * BASIC_CONTRACT_MISSING naming why, CERTIFICATION_NOT_LIVE or OPERATOR_KINDS_DIFFER.
   */
  async liveBetween(tx: Tx, operator: string): Promise<Outcome<{ id: string }>> {
    const certified = await this.checkOperators(tx, operator);
    if (!certified.ok) return certified;
    const contracts = await this.contracts.withParty(tx, operator);
    const checks = contracts.map((contract) => this.inForce(contract));
    const live = checks.find((check) => check.ok);
    if (live) return live;
    const newest = checks.find((check) => !check.ok)?.facts;
    const why = newest ?? { whyJa: '未締結', whyEn: 'none was drafted' };
    return refuse(contractErrors.BASIC_CONTRACT_MISSING, { ...why, operator });
  }

  /** The same of one contract: CONTRACT_UNKNOWN, CONTRACT_NOT_OF_PARTY, CONTRACT_NOT_LIVE. */
  async live(tx: Tx, id: string, operator: string): Promise<Outcome<{ id: string }>> {
    const contract = await this.contracts.find(tx, id);
    if (!contract) return refuse(contractErrors.CONTRACT_UNKNOWN, { contract: id });
    if (!partiesOf(contract.document).includes(operator))
      return refuse(contractErrors.CONTRACT_NOT_OF_PARTY, { operator, contract: id });
    const certified = await this.checkOperators(tx, operator);
    return certified.ok ? this.inForce(contract) : certified;
  }

  private inForce(contract: BasicContract): Outcome<{ id: string }> {
    const checked = checkInForce(contract, this.clock.today());
    return checked.ok ? ok({ id: contract.id }) : checked;
  }

  private async checkOperators(tx: Tx, operator: string): Promise<Outcome<undefined>> {
    const own = await this.operators.certified(tx, this.operators.own().code);
    if (!own.ok) return own;
    const other = await this.operators.certified(tx, operator);
    if (!other.ok) return other;
    if (own.value.kind === other.value.kind) return ok();
    return refuse(contractErrors.OPERATOR_KINDS_DIFFER, { operator });
  }
}
