import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import type { LocalDate } from '../../../kernel/time.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { contractErrors } from '../domain/errors.js';
import { checkStanding, type Standing, standingBetween } from '../domain/standing.js';
import { BasicChains } from './basic-chains.js';
import { BasicContractStore } from './ports/basic-contract.store.js';

/** What other features ask of basic contracts. */
@UseCase()
export class BasicContracts {
  constructor(
    private readonly operators: Operators,
    private readonly contracts: BasicContractStore,
    private readonly chains: BasicChains,
    private readonly clock: Clock,
  ) {}

  /**
   * The basic contract in force today between this operator and another. Refused with
   * BASIC_CONTRACT_MISSING naming why, or for a certification that is not live or of another kind.
   */
  async liveBetween(tx: Tx, operator: string): Promise<Outcome<{ id: string }>> {
    const certified = await this.checkOperators(tx, operator);
    if (!certified.ok) return certified;
    let newest: { whyJa: string; whyEn: string } | undefined;
    for (const { id } of await this.contracts.withParty(tx, operator)) {
      const standing = await this.standing(tx, id, operator);
      if (standing.inForce) return ok({ id });
      newest ??= standing;
    }
    const { whyJa, whyEn } = newest ?? { whyJa: '未締結', whyEn: 'none was drafted' };
    return refuse(contractErrors.BASIC_CONTRACT_MISSING, { operator, whyJa, whyEn });
  }

  /** The same of one contract: CONTRACT_UNKNOWN, CONTRACT_NOT_OF_PARTY, CONTRACT_NOT_LIVE. */
  async live(tx: Tx, id: string, operator: string): Promise<Outcome<{ id: string }>> {
    const contract = await this.contracts.find(tx, id);
    if (!contract) return refuse(contractErrors.CONTRACT_UNKNOWN, { contract: id });
    const standing = await this.standing(tx, id, operator);
    if (!standing.inForce && standing.cause === 'not-party' && standing.since === null)
      return refuse(contractErrors.CONTRACT_NOT_OF_PARTY, { operator, contract: id });
    const certified = await this.checkOperators(tx, operator);
    return certified.ok ? checkStanding(id, standing) : certified;
  }

  /** Whether the contract is in force between this operator and another on a day, by default today. */
  async standing(
    tx: Tx,
    id: string,
    operator: string,
    on: LocalDate = this.clock.today(),
  ): Promise<Standing> {
    const chain = await this.chains.of(tx, id);
    return standingBetween(chain, this.operators.own().code, operator, on);
  }

  private async checkOperators(tx: Tx, operator: string): Promise<Outcome<undefined>> {
    const { code, kind } = this.operators.own();
    const own = await this.operators.certified(tx, code, kind);
    if (!own.ok) return own;
    const other = await this.operators.certified(tx, operator, kind);
    if (!other.ok) return other;
    return other.value.kind === kind
      ? ok()
      : refuse(contractErrors.OPERATOR_KINDS_DIFFER, { operator });
  }
}
